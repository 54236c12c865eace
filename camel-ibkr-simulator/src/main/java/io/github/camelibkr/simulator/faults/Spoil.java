package io.github.camelibkr.simulator.faults;

import java.time.Duration;

/**
 * How the bytes of an answer are spoilt on their way out.
 *
 * @param after so many bytes leave as they should, status line and headers included
 * @param end what happens then
 * @param step if positive, bytes leave in portions of so many…
 * @param pause …one each time this has passed
 * @param moreLength the Content-Length promises so many bytes that never come
 * @param padding so many bytes of made-up headers are added
 * @param cookies so many made-up cookies are set
 */
public record Spoil(long after, End end, int step, Duration pause, long moreLength, int padding, int cookies) {

    /** What happens after the good bytes. */
    public enum End {
        /** Nothing: the answer is whole. */
        NONE,
        /** No further byte ever comes, and the connection stays open. */
        STALL,
        /** The connection is closed. */
        CLOSE,
        /** The connection is reset. */
        RESET
    }

    /** The answer breaks off after so many bytes. */
    static Spoil cut(long after, End end) {
        return new Spoil(after, end, 0, Duration.ZERO, 0, 0, 0);
    }

    /** The answer comes in small portions. */
    static Spoil drip(int step, Duration pause) {
        return new Spoil(Long.MAX_VALUE, End.NONE, step, pause, 0, 0, 0);
    }

    /** The answer is shorter than it says. */
    static Spoil falseLength(long more) {
        return new Spoil(Long.MAX_VALUE, End.NONE, 0, Duration.ZERO, more, 0, 0);
    }

    /** The answer has very long headers. */
    static Spoil padded(int bytes) {
        return new Spoil(Long.MAX_VALUE, End.NONE, 0, Duration.ZERO, 0, bytes, 0);
    }

    /** The answer sets many cookies. */
    static Spoil cookies(int number) {
        return new Spoil(Long.MAX_VALUE, End.NONE, 0, Duration.ZERO, 0, 0, number);
    }
}
