package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.OrderException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** How many orders may leave in a day: {@code maxOrdersPerDay}. They are counted where a restart does not lose them. */
final class DayRule {

    /** Where orders that have left are noted. */
    interface Log {
        /** How many were taken up since then and have left; {@code route} null: from all routes. */
        int departed(Instant since, String route) throws SQLException;

        /** Where that is, for people. */
        String place();
    }

    private static final String RULE = "maxOrdersPerDay";

    private final Integer most;
    private final String route;

    /** {@code route}: whose orders are counted; null: everybody's. */
    DayRule(Integer most, String route) {
        this.most = most;
        this.route = route;
    }

    /** Whether one more may leave today. */
    void check(Log log, Instant now, ZoneId zone, Subject subject) throws OrderException {
        if (most == null) {
            return;
        }
        Instant midnight = midnight(now, zone);
        int left;
        try {
            left = log.departed(midnight, route);
        } catch (SQLException e) {
            throw subject.notSent(
                    "how many orders have left today is not known: " + log.place() + " cannot be read ("
                            + e.getMessage() + ")",
                    e);
        }
        if (left >= most) {
            throw subject.denied(
                    RULE,
                    RULE + " is " + most + ", and " + left + " orders have left "
                            + (route == null ? "for this gateway" : "from this route") + " since " + midnight);
        }
    }

    /** When the day began there. */
    static Instant midnight(Instant now, ZoneId zone) {
        ZonedDateTime there = now.atZone(zone);
        return there.toLocalDate().atStartOfDay(zone).toInstant();
    }
}
