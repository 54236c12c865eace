package io.github.camelibkr;

import io.github.camelibkr.gateway.Region;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Reads options such as {@code since}: from when on something is wanted. */
final class Since {

    private Since() {}

    /**
     * The moment.
     *
     * @param option the option's name, for people
     * @param text {@code today}, {@code now}, a date, or a moment in ISO-8601
     * @param region whose midnight begins a day; null: America's, where IBKR's books are closed
     * @throws IllegalArgumentException if it is none of these
     */
    static Instant parse(String option, String text, Instant now, Region region) {
        ZoneId zone = (region == null ? Region.america : region).zone();
        if (text.equalsIgnoreCase("now")) {
            // IBKR tells the time of an execution in whole seconds
            return now.truncatedTo(ChronoUnit.SECONDS);
        }
        if (text.equalsIgnoreCase("today")) {
            return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(option
                    + " must be today, now, a date such as 2026-11-25 or a moment such as 2026-11-25T09:30:00Z, not '"
                    + text + "'");
        }
    }
}
