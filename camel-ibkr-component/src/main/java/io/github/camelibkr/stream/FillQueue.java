package io.github.camelibkr.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which execution goes to the route next, and what becomes of those that it could not take. They go in the order in
 * which they came. One that fails is tried again later, and the next one goes meanwhile: that tells whether the fill is
 * bad or the sink is down. A sink that is down is asked with one fill at a time, the oldest first, for ever. A fill that
 * fails again and again while others pass is poison. Not thread-safe.
 */
final class FillQueue {

    /** So often a fill has to fail, others passing, before it is given up. */
    static final int MOST_FAILURES = 5;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    /** While the sink is down, every so many attempts another fill than the oldest is tried: that one may be poison. */
    private static final int ANOTHER = 3;

    private final Duration firstPause;
    private final int mostInRoute;

    private final ArrayDeque<Fill> ready = new ArrayDeque<>();
    /** Those that have failed, the oldest first. */
    private final List<Fill> failing = new ArrayList<>();

    private final Set<Fill> inRoute = new LinkedHashSet<>();
    private long arrivals;
    private int failuresInARow;
    /** Whether the latest attempt with a fill that is not under suspicion itself has failed. */
    private boolean othersFail;

    private long probeAt;
    private int probes;
    private Throwable cause;

    FillQueue(Duration firstPause, int mostInRoute) {
        this.firstPause = firstPause;
        this.mostInRoute = mostInRoute;
    }

    void add(Fill fill) {
        fill.number = ++arrivals;
        ready.add(fill);
    }

    /** How many wait, failed ones included. */
    int waiting() {
        return ready.size() + failing.size();
    }

    /** How many wait that have not failed. */
    int fresh() {
        return ready.size();
    }

    int inRoute() {
        return inRoute.size();
    }

    /** Whether nothing passes: two attempts in a row have failed, and none has succeeded since. */
    boolean sinkIsDown() {
        return failuresInARow >= 2;
    }

    /** Why the latest attempt failed; null if the sink is not down. */
    Throwable cause() {
        return sinkIsDown() ? cause : null;
    }

    /** The one to hand to the route now; null if there is none, or none is due. */
    Fill next(long now) {
        if (inRoute.size() >= mostInRoute) {
            return null;
        }
        Fill next = sinkIsDown() ? probe(now) : usual(now);
        if (next != null) {
            inRoute.add(next);
        }
        return next;
    }

    private Fill usual(long now) {
        for (Fill fill : failing) {
            if (fill.dueAt - now <= 0) {
                failing.remove(fill);
                return fill;
            }
        }
        return ready.poll();
    }

    private Fill probe(long now) {
        if (!inRoute.isEmpty() || probeAt - now > 0) {
            return null;
        }
        probes++;
        boolean another = probes % ANOTHER == 0 && waiting() > 1;
        if (!failing.isEmpty() && !another) {
            return failing.remove(0);
        }
        if (failing.isEmpty() || !ready.isEmpty() && probes % (2 * ANOTHER) == 0) {
            return ready.poll();
        }
        return failing.remove(failing.size() > 1 ? 1 + probes / ANOTHER % (failing.size() - 1) : 0);
    }

    /** How long until something may be due that is not now; null if there is nothing to wait for. */
    Duration untilDue(long now) {
        if (sinkIsDown()) {
            return waiting() == 0 ? null : Duration.ofNanos(Math.max(1, probeAt - now));
        }
        return failing.stream()
                .map(fill -> Duration.ofNanos(Math.max(1, fill.dueAt - now)))
                .min(Duration::compareTo)
                .orElse(null);
    }

    /** The route is through with it. */
    void succeeded(Fill fill, long now) {
        inRoute.remove(fill);
        boolean wasDown = sinkIsDown();
        failuresInARow = 0;
        othersFail = false;
        probes = 0;
        Stream.concat(failing.stream(), inRoute.stream().filter(other -> other.failures > 0))
                .filter(other -> other.number < fill.number)
                .forEach(other -> other.overtaken = true);
        if (wasDown) {
            // what failed because of the sink goes first now
            failing.forEach(other -> other.dueAt = now);
        }
    }

    /**
     * The route could not take it.
     *
     * @return whether it is poison; then it is gone from here
     */
    boolean failed(Fill fill, long now, Throwable why) {
        inRoute.remove(fill);
        fill.failures++;
        cause = why;
        boolean suspect = fill.overtaken && !othersFail;
        if (suspect && fill.failures >= MOST_FAILURES) {
            return true;
        }
        if (!suspect) {
            failuresInARow++;
            othersFail = true;
        }
        long pause = pause(fill.failures).toNanos();
        fill.dueAt = now + pause;
        probeAt = now + Math.min(pause, pause(Math.max(1, failuresInARow)).toNanos());
        keep(fill);
        return false;
    }

    private Duration pause(int failures) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void keep(Fill fill) {
        int at = 0;
        while (at < failing.size() && failing.get(at).number - fill.number < 0) {
            at++;
        }
        failing.add(at, fill);
    }

    /** When the oldest one was executed that the route is not through with; null if there is none. */
    Instant oldest() {
        return Stream.of(ready, failing, inRoute)
                .flatMap(fills -> fills.stream())
                .map(fill -> fill.execution.time())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Forgets those that are not in the route; how many they were. */
    int clear() {
        int waiting = waiting();
        ready.clear();
        failing.clear();
        failuresInARow = 0;
        othersFail = false;
        return waiting;
    }
}
