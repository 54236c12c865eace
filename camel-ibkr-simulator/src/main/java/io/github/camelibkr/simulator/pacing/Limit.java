package io.github.camelibkr.simulator.pacing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many requests in any sliding window of this length. */
final class Limit {

    private final int requests;
    private final long window;
    private final Deque<Long> arrivals = new ArrayDeque<>();

    Limit(int requests, Duration window) {
        this.requests = requests;
        this.window = window.toNanos();
    }

    /** Counts an arrival and says whether it is still within the limit. */
    boolean admits(long nanos) {
        while (!arrivals.isEmpty() && nanos - arrivals.peekFirst() >= window) {
            arrivals.removeFirst();
        }
        arrivals.addLast(nanos);
        return arrivals.size() <= requests;
    }
}
