package io.github.camelibkr.simulator;

/**
 * How fast, and in what portions, frames are sent.
 *
 * @param framesPerWrite how many go in one write, and so, with TLS, in one record; 0: as many as fit into 32 KiB
 * @param framesPerSecond how many in a second, evenly; 0: as many as the client takes
 */
public record Gait(int framesPerWrite, long framesPerSecond) {

    /** As fast as can be. */
    public static final Gait FASTEST = new Gait(0, 0);

    /** How many of so many frames are due by now. */
    public long due(long frames, long elapsedNanos) {
        return framesPerSecond == 0 ? frames : Math.min(frames, elapsedNanos * framesPerSecond / 1_000_000_000L);
    }
}
