package io.github.camelibkr.simulator.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The network between the gateway and its clients, below TLS: what becomes of the bytes that travel on it. */
public final class Network {

    /** What becomes of the bytes of one direction. */
    public enum Flow {
        /** They arrive. */
        PASS,
        /** They wait until they may pass again, as at a gateway that has been stopped. */
        HOLD,
        /** They are lost, and so is everything after them on the same connection. */
        LOSE
    }

    /**
     * The state of the network.
     *
     * @param inbound bytes of clients
     * @param outbound bytes of the gateway
     * @param delay both arrive so much later…
     * @param jitter …and up to so much more
     * @param slice if positive, bytes of the gateway travel in portions of so many…
     * @param pause …with so much time between them
     */
    public record State(Flow inbound, Flow outbound, Duration delay, Duration jitter, int slice, Duration pause) {

        /** Everything arrives at once. */
        public static final State CLEAR =
                new State(Flow.PASS, Flow.PASS, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO);

        /** Whether everything arrives at once. */
        public boolean isClear() {
            return equals(CLEAR);
        }
    }

    private final List<Runnable> watchers = new ArrayList<>();
    private volatile State state = State.CLEAR;

    /** The gateway freezes, as a program that is stopped: connections stay open, and everything waits. */
    public void freeze() {
        change(new State(Flow.HOLD, Flow.HOLD, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO));
    }

    /** The other side is gone without a word: nothing that is sent arrives any more. */
    public void lose() {
        change(new State(Flow.LOSE, Flow.LOSE, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO));
    }

    /** Requests and frames arrive, but no answer and no frame of the gateway does. */
    public void loseAnswers() {
        change(new State(Flow.PASS, Flow.LOSE, Duration.ZERO, Duration.ZERO, 0, Duration.ZERO));
    }

    /** Every byte takes so long each way, and up to {@code jitter} more; order is kept. */
    public void delay(Duration delay, Duration jitter) {
        change(new State(Flow.PASS, Flow.PASS, delay, jitter, 0, Duration.ZERO));
    }

    /** What the gateway sends travels in portions of so many bytes, one after each pause; without a pause at once. */
    public void slice(int bytes, Duration pause) {
        change(new State(Flow.PASS, Flow.PASS, Duration.ZERO, Duration.ZERO, bytes, pause));
    }

    /** The network works again. What was held arrives now; what was lost stays lost, and its connections with it. */
    public void clear() {
        change(State.CLEAR);
    }

    /** The state of now. */
    public State state() {
        return state;
    }

    /** Tells somebody whenever the state has changed. */
    public void onChange(Runnable watcher) {
        watchers.add(watcher);
    }

    private void change(State next) {
        if (!next.equals(state)) {
            state = next;
            watchers.forEach(Runnable::run);
        }
    }
}
