package io.github.camelibkr.benchmarks;

import java.time.Instant;

/**
 * The frames that all candidates are sent: quotes of so many contracts in turn, in the recorded shape. Each carries its
 * number and the microsecond at which it was due, so that what a slow receiver makes wait counts as waiting.
 */
final class Frames {

    static final long FIRST_CONID = 900_000_001L;
    private static final String NUMBER = "\"7059\":\"";
    private static final String DUE = "\"6508\":\"";

    private final int contracts;
    private final long framesPerSecond;
    private final long begun = micros(Instant.now());

    /** {@code framesPerSecond} 0: a frame is due when it is made. */
    Frames(int contracts, long framesPerSecond) {
        this.contracts = contracts;
        this.framesPerSecond = framesPerSecond;
    }

    static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000L + time.getNano() / 1_000;
    }

    /** The frame with this number, from 1. */
    String frame(long number) {
        long conid = FIRST_CONID + number % contracts;
        long due = framesPerSecond == 0 ? micros(Instant.now()) : begun + number * 1_000_000L / framesPerSecond;
        long cents = number % 100;
        return "{\"server_id\":\"q1\",\"conidEx\":\"" + conid + "\",\"conid\":" + conid
                + ",\"_updated\":1777472974123,\"6119\":\"q1\",\"31\":\"187." + (10 + cents % 90) + "\",\"84\":\"187."
                + (10 + (cents + 1) % 90) + "\",\"86\":\"187." + (10 + (cents + 2) % 90) + "\"," + NUMBER + number
                + "\"," + DUE + due + "\",\"topic\":\"smd+" + conid + "\"}";
    }

    /** When a frame was due, in microseconds, found without parsing. */
    static long due(String frame) {
        int from = frame.indexOf(DUE) + DUE.length();
        return Long.parseLong(frame, from, frame.indexOf('"', from), 10);
    }
}
