package io.github.camelibkr.order;

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

    /** The token of a new one, which is not under way yet. */
    String next() {
        return run + "-" + count.incrementAndGet();
    }

    /** Whether it is one of this run. */
    boolean isOurs(String token) {
        return token.startsWith(run);
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

    /** Nobody is at any of this run any more. */
    void close() {
        UNDER_WAY.removeIf(this::isOurs);
    }
}
