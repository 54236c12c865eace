package io.github.camelibkr.rest;

import java.time.Duration;
import java.util.Map;

/** Lengths of time as IBKR's charts spell them, and only as long as it takes them in each unit. */
final class BarSpan {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEAR = Duration.ofDays(365);

    private static final int MOST_MINUTES = 30;
    private static final int MOST_HOURS = 8;
    private static final int MOST_DAYS = 1_000;
    private static final int MOST_YEARS = 15;

    /** A month as long as the longest. */
    private static final Map<String, Duration> UNITS = Map.of(
            "S", Duration.ofSeconds(1),
            "secs", Duration.ofSeconds(1),
            "min", MINUTE,
            "mins", MINUTE,
            "h", HOUR,
            "d", DAY,
            "w", Duration.ofDays(7),
            "m", Duration.ofDays(31),
            "y", YEAR);

    private BarSpan() {}

    /** How long {@code 5min} or {@code 1d} is; months have 31 days. */
    static Duration read(String text) {
        int unit = 0;
        while (Character.isDigit(text.charAt(unit))) {
            unit++;
        }
        return UNITS.get(text.substring(unit)).multipliedBy(Long.parseLong(text.substring(0, unit)));
    }

    /** The longest that IBKR takes and that is no longer than this; a minute at least. */
    static Duration within(Duration length) {
        if (length.compareTo(DAY.multipliedBy(MOST_DAYS + 1)) >= 0) {
            return YEAR.multipliedBy(Math.min(MOST_YEARS, length.dividedBy(YEAR)));
        }
        if (length.compareTo(DAY) >= 0) {
            return DAY.multipliedBy(length.dividedBy(DAY));
        }
        if (length.compareTo(HOUR) >= 0) {
            return HOUR.multipliedBy(Math.min(MOST_HOURS, length.dividedBy(HOUR)));
        }
        return MINUTE.multipliedBy(Math.min(MOST_MINUTES, Math.max(1, length.dividedBy(MINUTE))));
    }

    /** The shortest that IBKR takes and that is no shorter than this; 15 years at most. */
    static Duration covering(Duration length) {
        Duration minutes = up(length, MINUTE);
        if (minutes.compareTo(MINUTE.multipliedBy(MOST_MINUTES)) <= 0) {
            return minutes;
        }
        Duration hours = up(length, HOUR);
        if (hours.compareTo(HOUR.multipliedBy(MOST_HOURS)) <= 0) {
            return hours;
        }
        Duration days = up(length, DAY);
        if (days.compareTo(DAY.multipliedBy(MOST_DAYS)) <= 0) {
            return days;
        }
        Duration years = up(length, YEAR);
        Duration most = YEAR.multipliedBy(MOST_YEARS);
        return years.compareTo(most) < 0 ? years : most;
    }

    private static Duration up(Duration length, Duration unit) {
        return unit.multipliedBy(Math.max(1, length.plus(unit).minusNanos(1).dividedBy(unit)));
    }

    /** How IBKR writes a length that {@link #within} or {@link #covering} has found. */
    static String spell(Duration length) {
        if (length.compareTo(DAY.multipliedBy(MOST_DAYS)) > 0) {
            return length.dividedBy(YEAR) + "y";
        }
        if (length.compareTo(DAY) >= 0) {
            return length.dividedBy(DAY) + "d";
        }
        return length.compareTo(HOUR) >= 0 ? length.dividedBy(HOUR) + "h" : length.dividedBy(MINUTE) + "min";
    }

    /** Bars so long that a chart of this time holds less than 1,000 of them. */
    static String overview(Duration time) {
        if (time.compareTo(HOUR.multipliedBy(15)) <= 0) {
            return "1min";
        }
        if (time.compareTo(DAY.multipliedBy(37)) <= 0) {
            return "1h";
        }
        return time.compareTo(DAY.multipliedBy(900)) <= 0 ? "1d" : "1w";
    }
}
