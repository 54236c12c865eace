package io.github.camelibkr.order.guard;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * That orders are halted.
 *
 * @param since since when; null if nobody noted that
 * @param reason why
 */
record Halt(Instant since, String reason) {

    private static final int LONGEST = 500;

    /** As it is written down. */
    String text() {
        return since + " " + reason + "\n";
    }

    /** Reads what was written down, perhaps by hand. */
    static Halt parse(String text) {
        String[] words = plain(text).split(" ", 2);
        try {
            return new Halt(Instant.parse(words[0]), words.length == 1 ? "no reason was given" : words[1]);
        } catch (DateTimeException byHand) {
            String reason = plain(text);
            return new Halt(null, reason.isEmpty() ? "no reason was given" : reason);
        }
    }

    /** One line, without control characters, and not too long. */
    static String plain(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }

    @Override
    public String toString() {
        return (since == null ? "" : " since " + since) + ": " + reason;
    }
}
