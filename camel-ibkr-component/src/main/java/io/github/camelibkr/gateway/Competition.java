package io.github.camelibkr.gateway;

import io.github.camelibkr.time.Timers;
import java.time.Duration;

/**
 * What to do about another login that holds the brokerage session (quirk 20). Two programs that took it from each other
 * again and again would throw each other out for ever, so even {@code take} takes it no more than once in 15 minutes.
 */
final class Competition {

    private static final Duration PAUSE = Duration.ofMinutes(15);

    /** What can be done. */
    enum Move {
        /** Look again later whether it is free. */
        WAIT,
        /** Ask for it, without taking it from anybody. */
        ASK,
        /** Take it. */
        TAKE,
        /** Nothing, until somebody says so. */
        STOP
    }

    private final Competing policy;
    private final Timers timers;
    private boolean moved;
    private long lastMove;

    Competition(Competing policy, Timers timers) {
        this.policy = policy;
        this.timers = timers;
    }

    /** The next move, while it is held by somebody else. */
    synchronized Move next() {
        if (policy == Competing.stop) {
            return Move.STOP;
        }
        long now = timers.nanoTime();
        boolean due = moved ? now - lastMove >= PAUSE.toNanos() : policy == Competing.take;
        if (due || !moved) {
            moved = true;
            lastMove = now;
        }
        if (!due) {
            return Move.WAIT;
        }
        return policy == Competing.take ? Move.TAKE : Move.ASK;
    }

    /** It is free, or ours; whoever yields starts counting anew. */
    synchronized void over() {
        if (policy == Competing.yield) {
            moved = false;
        }
    }
}
