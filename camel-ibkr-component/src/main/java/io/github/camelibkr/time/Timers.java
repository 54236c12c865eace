package io.github.camelibkr.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The only source of time, so that a test can turn it. */
public interface Timers {

    /** The time of day. */
    Instant now();

    /** A clock that never jumps, in nanoseconds; only differences mean something. */
    long nanoTime();

    /** Runs something once, later. It must be short: there is one thread for all of it. */
    Alarm after(Duration delay, Runnable action);

    /** Which clock {@link #nanoTime} reads: only readings of equal ones can be compared. */
    default Object clock() {
        return System.class;
    }

    /** The time of day of a reading of {@link #nanoTime}. */
    default Instant at(long nanoTime) {
        return now().minusNanos(nanoTime() - nanoTime);
    }

    /** Completes once so much time has passed; at once if that is none. */
    default CompletionStage<Void> pause(Duration duration) {
        CompletableFuture<Void> pause = new CompletableFuture<>();
        if (duration.isZero()) {
            pause.complete(null);
        } else {
            after(duration, () -> pause.complete(null));
        }
        return pause;
    }

    /** Ends all: what somebody may still be waiting for happens now. */
    void stop();

    /** Something that will happen, unless it is called off. */
    interface Alarm {
        /** Calls it off; does nothing if it has happened. */
        void cancel();
    }
}
