package io.github.camelibkr.simulator.faults;

import java.util.concurrent.atomic.AtomicInteger;

/** Which of the things that match a rule it affects: so many are let pass first, then so many are taken. */
final class Turns {

    private final AtomicInteger matches = new AtomicInteger();
    private final AtomicInteger hits = new AtomicInteger();
    private volatile int skipped;
    private volatile int limit = Integer.MAX_VALUE;

    void skip(int number) {
        skipped = number;
    }

    void limit(int number) {
        limit = number;
    }

    /** Counts a match and says whether it may be taken. */
    boolean see() {
        return matches.incrementAndGet() > skipped && hits.get() < limit;
    }

    /** Takes the match that was seen. */
    void take() {
        hits.incrementAndGet();
    }

    int hits() {
        return hits.get();
    }
}
