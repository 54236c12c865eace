package io.github.camelibkr.simulator.time;

import java.time.Duration;
import java.time.Instant;

/** The one clock and scheduler of a simulator: whatever happens later, happens through it. */
public interface Time {

    /** The time of day that the simulated world believes in. */
    Instant now();

    /** A monotonic reading in nanoseconds, for distances between events. */
    long nanos();

    /** Runs a task once, on the floor, after a delay. */
    Timer after(Duration delay, Runnable task);

    /** Runs a task again and again, on the floor, first after one interval. */
    Timer every(Duration interval, Runnable task);

    /** Something that was scheduled. */
    interface Timer {

        /** Stops it; harmless when it has run already. */
        void cancel();
    }
}
