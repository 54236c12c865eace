package io.github.camelibkr.catalogue;

import java.time.Duration;

/**
 * A limit of IBKR's on how often something may be asked (quirks 26 and 27).
 *
 * @param name the limit's name; operations with the same name share it
 * @param requests how many
 * @param window in which time
 */
public record Pace(String name, int requests, Duration window) {

    /** Only the limit that everything shares. */
    public static final Pace GLOBAL = null;

    /** One request in so many seconds, for this endpoint alone. */
    public static Pace onceIn(String name, int seconds) {
        return new Pace(name, 1, Duration.ofSeconds(seconds));
    }
}
