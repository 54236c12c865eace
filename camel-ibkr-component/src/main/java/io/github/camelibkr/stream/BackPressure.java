package io.github.camelibkr.stream;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Reads the websocket no further while somebody has no room for what must not be lost. That holds back all streams of
 * the gateway, so it is the last resort.
 */
final class BackPressure {

    private final Set<Object> pressing = ConcurrentHashMap.newKeySet();
    private final Consumer<Boolean> hold;

    /** {@code hold} stops and restarts the reading. */
    BackPressure(Consumer<Boolean> hold) {
        this.hold = hold;
    }

    void press(Object who) {
        if (pressing.add(who)) {
            synchronized (this) {
                hold.accept(!pressing.isEmpty());
            }
        }
    }

    void relieve(Object who) {
        if (pressing.remove(who)) {
            synchronized (this) {
                hold.accept(!pressing.isEmpty());
            }
        }
    }

    /** A new websocket knows nothing of it yet. */
    synchronized void renew() {
        if (!pressing.isEmpty()) {
            hold.accept(true);
        }
    }

    /** Whether somebody presses. */
    boolean isOn() {
        return !pressing.isEmpty();
    }
}
