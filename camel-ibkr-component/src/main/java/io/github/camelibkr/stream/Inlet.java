package io.github.camelibkr.stream;

/** What feeds one consumer's route. */
public interface Inlet {

    /** Begins to take in what comes. */
    void open(Streams streams);

    /** Takes in nothing more. */
    void close(Streams streams);

    /** Begins, or goes on after {@link #hold}, to hand messages to the route. */
    void release();

    /** Hands nothing more to the route; what comes is kept. */
    void hold();

    /** Forgets what waits. */
    void discard();

    /** How many updates wait or are in the route. */
    int pending();

    /** How it is. */
    StreamStatus status(String routeId);

    /** What keeps it from being fed; null if nothing does. */
    default InletProblem problem() {
        return null;
    }
}
