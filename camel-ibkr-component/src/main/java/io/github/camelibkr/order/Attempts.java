package io.github.camelibkr.order;

import io.github.camelibkr.model.JournalEntry;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The attempts at sending orders of one run of one process. Each has a token of its own, by which the journal knows who
 * may go on with an order: another attempt at the same order is somebody else.
 */
final class Attempts {

    /** In this JVM. */
    private static final Set<String> UNDER_WAY = ConcurrentHashMap.newKeySet();

    private final String run = UUID.randomUUID().toString();
    private final AtomicLong count = new AtomicLong();
    /** Those that may have been noted, without an answer, and have ended with that; by the order's id. */
    private final Map<String, Set<String>> unanswered = new ConcurrentHashMap<>();

    /** The token of a new one, which is not under way yet. */
    String next() {
        return run + "-" + count.incrementAndGet();
    }

    /** Whether anybody in this JVM is at it. */
    static boolean isUnderWay(String token) {
        return UNDER_WAY.contains(token);
    }

    /** From now on somebody is at it. */
    void begin(String token) {
        UNDER_WAY.add(token);
    }

    /** Nobody is at it any more. */
    void end(String token) {
        UNDER_WAY.remove(token);
    }

    /** It has ended before it began: whether the journal has heard of it is not known. */
    void giveUp(JournalEntry intent) {
        end(intent.owner());
        unanswered
                .computeIfAbsent(intent.clientOrderId(), id -> ConcurrentHashMap.newKeySet())
                .add(intent.owner());
    }

    /** Whether it is one of these: then nothing has left. */
    boolean isGivenUp(JournalEntry entry) {
        return unanswered.getOrDefault(entry.clientOrderId(), Set.of()).contains(entry.owner());
    }

    /** How the journal has an order is known. */
    void answered(String clientOrderId) {
        unanswered.remove(clientOrderId);
    }

    /** Nobody is at any of this run any more. */
    void close() {
        UNDER_WAY.removeIf(token -> token.startsWith(run));
    }
}
