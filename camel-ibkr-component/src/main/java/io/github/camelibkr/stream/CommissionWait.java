package io.github.camelibkr.stream;

import io.github.camelibkr.model.Execution;
import io.github.camelibkr.store.ExecutionLedger.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Executions that wait for their commission, in the order in which the wait ends. Not thread-safe. */
final class CommissionWait {

    private record Held(Execution execution, long until) {}

    private final Duration longest;
    private final Map<Key, Held> held = new LinkedHashMap<>();

    /** Each waits no longer than {@code longest}. */
    CommissionWait(Duration longest) {
        this.longest = longest;
    }

    /** Begins to wait; false if a copy waits already. */
    boolean hold(Key key, Execution execution, long now) {
        return held.putIfAbsent(key, new Held(execution, now + longest.toNanos())) == null;
    }

    /** Ends the wait, since the commission has come; the copy that waited, or null. */
    Execution end(Key key) {
        Held waiting = held.remove(key);
        return waiting == null ? null : waiting.execution();
    }

    /** Lets those go that have waited long enough. */
    void releaseOverdue(long now, BiConsumer<Key, Execution> released) {
        Iterator<Map.Entry<Key, Held>> waiting = held.entrySet().iterator();
        while (waiting.hasNext()) {
            Map.Entry<Key, Held> first = waiting.next();
            if (first.getValue().until() - now > 0) {
                return;
            }
            waiting.remove();
            released.accept(first.getKey(), first.getValue().execution());
        }
    }

    /** How long until the next one has waited long enough; null if none waits. */
    Duration untilOverdue(long now) {
        return held.isEmpty()
                ? null
                : Duration.ofNanos(Math.max(1, held.values().iterator().next().until() - now));
    }

    int size() {
        return held.size();
    }

    /** When those that wait were made, as far as that is known. */
    Stream<Instant> times() {
        return held.values().stream().map(waiting -> waiting.execution().time()).filter(Objects::nonNull);
    }

    /** Forgets them; how many they were. */
    int clear() {
        int size = held.size();
        held.clear();
        return size;
    }
}
