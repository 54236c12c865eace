package io.github.camelibkr.catalogue;

import java.time.Duration;

/**
 * A limit of IBKR's on how often something may be asked (quirks 26 and 27).
 *
 * @param name the limit's name; operations with the same name share it
 * @param requests how many
 * @param window in which time
 * @param together how many may be under way at once
 * @param reuse how long a good answer may be given again to the same question, without asking; zero: not at all
 */
public record Pace(String name, int requests, Duration window, int together, Duration reuse) {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** So many requests in so many seconds. */
    static Pace in(String name, int requests, int seconds) {
        return new Pace(name, requests, Duration.ofSeconds(seconds), Integer.MAX_VALUE, Duration.ZERO);
    }

    /** One request in so many seconds. */
    public static Pace onceIn(String name, int seconds) {
        return in(name, 1, seconds);
    }

    /** One request in so long, whose answer therefore serves everybody until then. */
    static Pace onceInAndReused(String name, Duration window) {
        return new Pace(name, 1, window, Integer.MAX_VALUE, window);
    }

    /** So many at once, however often. */
    static Pace together(String name, int together) {
        return new Pace(name, Integer.MAX_VALUE, SECOND, together, Duration.ZERO);
    }

    /** The limit in words. */
    public String describe() {
        String words = requests == Integer.MAX_VALUE
                ? together + " at once"
                : requests + " per "
                        + (window.toSeconds() % 60 == 0 ? window.toMinutes() + " min" : window.toSeconds() + " s");
        return words + " (" + name + ")";
    }
}
