package io.github.camelibkr.examples;

import java.io.Console;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What a person sees: lines that stay, and below them one status line. On a terminal it is rewritten in place;
 * elsewhere, as in a log, it is printed when its headline changes and otherwise every ten seconds.
 */
public final class Screen {

    /** Starts a line afresh on a terminal, over whatever status stood there. */
    public static final String CLEAR_LINE = "\r\u001b[K";

    private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean terminal;
    private final Clock clock;
    private String headline = "";
    private Instant printed = Instant.MIN;

    Screen(PrintStream out, boolean terminal, Clock clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** The screen of this process. */
    public static Screen standard() {
        return new Screen(System.out, isTerminal(), Clock.systemUTC());
    }

    /** Whether somebody is likely to look at it as it is written. */
    public boolean isOnTerminal() {
        return terminal;
    }

    /** Prints a line that stays. */
    public synchronized void line(String text) {
        out.println(terminal ? CLEAR_LINE + text : text);
        out.flush();
    }

    /** Shows the status: {@code newHeadline} and what follows it. */
    public synchronized void status(String newHeadline, String details) {
        if (terminal) {
            out.print(CLEAR_LINE + newHeadline + details);
            out.flush();
        } else if (!newHeadline.equals(headline) || isDue()) {
            headline = newHeadline;
            printed = clock.instant();
            line(newHeadline + details);
        }
    }

    private boolean isDue() {
        return !clock.instant().isBefore(printed.plus(PLAIN_INTERVAL));
    }

    /** From Java 22 on there is a console even without a terminal, and it can be asked. */
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
