package io.github.camelibkr.simulator.session;

import io.github.camelibkr.simulator.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** Ends a login for want of use, of old age, or at midnight, when the brokerage resets its servers. */
public final class SessionLife implements Session.Listener {

    /**
     * How long a login lasts.
     *
     * @param idle without any request or {@code tic}
     * @param longest at most
     * @param region whose midnight is the time of the reset; null for no reset
     */
    public record Limits(Duration idle, Duration longest, ZoneId region) {}

    private final Session session;
    private final Time time;
    private final Limits limits;
    private final List<Time.Timer> timers = new ArrayList<>();
    private Time.Timer idleWatch;

    /** Watches over the logins of this session. */
    public SessionLife(Session session, Time time, Limits limits) {
        this.session = session;
        this.time = time;
        this.limits = limits;
    }

    @Override
    public void loggedIn() {
        loggedOut();
        timers.add(time.after(limits.longest(), session::expire));
        if (limits.region() != null) {
            timers.add(time.after(untilMidnight(), session::logout));
        }
        watchIdleness(limits.idle());
    }

    @Override
    public void loggedOut() {
        timers.forEach(Time.Timer::cancel);
        timers.clear();
        if (idleWatch != null) {
            idleWatch.cancel();
        }
    }

    /** One timer that looks again when it could be time, in place of a new timer for every request. */
    private void watchIdleness(Duration patience) {
        idleWatch = time.after(patience, () -> {
            Duration left = limits.idle().minus(session.idleFor());
            if (left.compareTo(Duration.ZERO) > 0) {
                watchIdleness(left);
            } else {
                session.expire();
            }
        });
    }

    /** The day of a change of clocks has 23 or 25 hours; the zone knows. */
    private Duration untilMidnight() {
        Instant now = time.now();
        ZonedDateTime here = now.atZone(limits.region());
        return Duration.between(
                now,
                here.toLocalDate().plusDays(1).atStartOfDay(limits.region()).toInstant());
    }
}
