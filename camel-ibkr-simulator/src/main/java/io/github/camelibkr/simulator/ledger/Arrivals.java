package io.github.camelibkr.simulator.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Finds the busiest second of all, whatever instant it begins at. */
final class Arrivals {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Deque<Long> latest = new ArrayDeque<>();
    private int most;

    /** Adds an arrival; they come in order. */
    void add(long nanos) {
        latest.addLast(nanos);
        while (nanos - latest.peekFirst() >= SECOND) {
            latest.removeFirst();
        }
        most = Math.max(most, latest.size());
    }

    int mostInAnySecond() {
        return most;
    }
}
