package io.github.camelibkr.order.guard;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * That orders are halted.
 *
 * @param since since when; null if nobody noted that
 * @param reason why
 */
public record Halt(Instant since, String reason) {

    private static final String NO_REASON = "no reason was given";
    private static final int LONGEST = 500;

    /** By a call; {@code reason} may be null or empty: nothing may stand in the way of whoever halts. */
    public static Halt of(Instant since, String reason) {
        String why = plain(reason);
        return new Halt(since, why.isEmpty() ? NO_REASON : why);
    }

    /** As it is written down. */
    String text() {
        return since + " " + reason + "\n";
    }

    /** Reads what was written down, perhaps by hand. */
    static Halt parse(String text) {
        String[] words = plain(text).split(" ", 2);
        try {
            return new Halt(Instant.parse(words[0]), words.length == 1 ? NO_REASON : words[1]);
        } catch (DateTimeException byHand) {
            return of(null, text);
        }
    }

    /** A reason as one line, without control characters, and not too long; null is an empty one. */
    public static String plain(String text) {
        String line = text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }

    @Override
    public String toString() {
        return (since == null ? "" : " since " + since) + ": " + reason;
    }
}
