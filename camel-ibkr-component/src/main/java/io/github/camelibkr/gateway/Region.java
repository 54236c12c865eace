package io.github.camelibkr.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Where IBKR keeps a login. Sessions end at midnight there, every night (quirk 18). What is computed here comes from the
 * time-zone database; the times in UTC that IBKR publishes do not fit its local ones.
 */
public enum Region {
    /** The Americas: midnight in New York. */
    america("America/New_York"),
    /** Europe: midnight in Zurich. */
    europe("Europe/Zurich"),
    /** Asia and the Pacific: midnight in Hong Kong. */
    asia("Asia/Hong_Kong");

    /** Clocks differ a little, so it begins before midnight. */
    private static final Duration BEFORE = Duration.ofMinutes(2);
    /** How long it lasts is not published. */
    private static final Duration AFTER = Duration.ofMinutes(30);

    private final ZoneId zone;

    Region(String zone) {
        this.zone = ZoneId.of(zone);
    }

    /** Whose midnight it is. */
    public ZoneId zone() {
        return zone;
    }

    /** Whether an outage is to be expected now. */
    public boolean isInMaintenance(Instant time) {
        return !time.isBefore(midnightNear(time).minus(BEFORE))
                && time.isBefore(midnightNear(time).plus(AFTER));
    }

    /** When the outage that is to be expected now should be over. */
    public Instant maintenanceEnd(Instant time) {
        return midnightNear(time).plus(AFTER);
    }

    private Instant midnightNear(Instant time) {
        ZonedDateTime there = time.plus(BEFORE).atZone(zone);
        return there.toLocalDate().atTime(LocalTime.MIDNIGHT).atZone(zone).toInstant();
    }
}
