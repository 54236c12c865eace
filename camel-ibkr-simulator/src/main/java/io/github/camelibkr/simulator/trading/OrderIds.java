package io.github.camelibkr.simulator.trading;

import java.time.Instant;
import java.util.SplittableRandom;

/** Numbers of orders and executions: the same seed at the same time, the same numbers; an execution has one for ever. */
final class OrderIds {

    private static final long BEYOND_32_BITS = 1_777_000_000_000L;

    private final boolean wide;
    private final long prefix;
    private long nextOrder;
    private long nextExecution = 1;
    private boolean wideTurn;

    /**
     * With wide ids, every second order number does not fit into 32 bits.
     *
     * @param start when the gateway began: another one must not give its executions the ids of this one's
     */
    OrderIds(long seed, boolean wide, Instant start) {
        SplittableRandom dice = new SplittableRandom(seed ^ 0x0dde5L);
        this.wide = wide;
        this.wideTurn = wide;
        this.nextOrder = 500_000_000L + dice.nextInt(400_000_000);
        this.prefix = 0x10000 + (dice.nextInt(0x10000, 0xfffff) + start.getEpochSecond()) % 0xffff0000L;
    }

    long next() {
        long id = nextOrder++;
        if (wide) {
            wideTurn = !wideTurn;
        }
        return wide && !wideTurn ? BEYOND_32_BITS + id : id;
    }

    /** The number that all executions of one fill have in common. */
    String nextFill() {
        return String.format("%08x.%08x", prefix, 0x6a000000L + nextExecution++);
    }
}
