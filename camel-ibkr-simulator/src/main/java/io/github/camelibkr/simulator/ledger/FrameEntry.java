package io.github.camelibkr.simulator.ledger;

import java.time.Instant;

/** One websocket frame; {@code socket} numbers the connections in order of their handshakes. */
public record FrameEntry(long sequence, long nanos, Instant at, long socket, Direction direction, String text) {

    /** As seen from the gateway. */
    public enum Direction {
        /** From the client. */
        IN,
        /** To the client. */
        OUT
    }
}
