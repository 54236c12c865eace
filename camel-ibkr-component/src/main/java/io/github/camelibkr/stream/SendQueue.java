package io.github.camelibkr.stream;

import io.github.camelibkr.gateway.Gateway;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Subscriptions that are to be sent, 20 a second, while the websocket is up. Guarded by the lock of its owner. */
final class SendQueue {

    private static final Duration SPACING = Duration.ofMillis(50);

    private final Object lock;
    private final Gateway gateway;
    private final Consumer<Subscription> sent;
    private final Set<Subscription> waiting = new LinkedHashSet<>();
    private boolean up;
    private boolean pausing;

    /** {@code sent} hears of each that was sent, with the lock held. */
    SendQueue(Object lock, Gateway gateway, Consumer<Subscription> sent) {
        this.lock = lock;
        this.gateway = gateway;
        this.sent = sent;
    }

    /** The websocket is up: all of these are to be sent, in this order. */
    void open(List<Subscription> all) {
        up = true;
        waiting.clear();
        waiting.addAll(all);
        next();
    }

    /** The websocket is gone. */
    void close() {
        up = false;
        waiting.clear();
    }

    boolean isOpen() {
        return up;
    }

    void add(Subscription subscription) {
        waiting.add(subscription);
        next();
    }

    void remove(Subscription subscription) {
        waiting.remove(subscription);
    }

    /** Sends one command, and the next a little later. */
    private void next() {
        if (!up || pausing || waiting.isEmpty()) {
            return;
        }
        Subscription first = waiting.iterator().next();
        waiting.remove(first);
        long before = first.sentAt;
        // before it is sent: the answer may be quicker than we are
        first.sentAt = gateway.timers().nanoTime();
        if (gateway.sendCommand(first.subscribe(gateway.timers().now()))) {
            sent.accept(first);
        } else {
            first.sentAt = before;
            waiting.add(first);
        }
        pausing = true;
        gateway.timers().after(SPACING, () -> {
            synchronized (lock) {
                pausing = false;
                next();
            }
        });
    }
}
