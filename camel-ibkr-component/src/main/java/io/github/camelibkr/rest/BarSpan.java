package io.github.camelibkr.rest;

import java.time.Duration;
import java.util.Map;

/** Lengths of time as IBKR's charts spell them, and only as long as it takes them in each unit. */
final class BarSpan {

    private static final Map<String, Duration> UNITS = Map.of(
            "S", Duration.ofSeconds(1),
            "secs", Duration.ofSeconds(1),
            "min", Duration.ofMinutes(1),
            "mins", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7),
            "m", Duration.ofDays(30),
            "y", Duration.ofDays(365));

    private BarSpan() {}

    /** How long {@code 5min} or {@code 1d} is; months have 30 days. */
    static Duration read(String text) {
        int unit = 0;
        while (Character.isDigit(text.charAt(unit))) {
            unit++;
        }
        return UNITS.get(text.substring(unit)).multipliedBy(Long.parseLong(text.substring(0, unit)));
    }

    /** The longest that IBKR takes and that is no longer than this; a minute at least. */
    static String spell(Duration length) {
        long minutes = Math.max(1, length.toMinutes());
        long hours = length.toHours();
        long days = length.toDays();
        if (days > 1_000) {
            return Math.min(15, days / 365) + "y";
        }
        if (days >= 1) {
            return days + "d";
        }
        return hours >= 1 ? Math.min(8, hours) + "h" : Math.min(30, minutes) + "min";
    }
}
