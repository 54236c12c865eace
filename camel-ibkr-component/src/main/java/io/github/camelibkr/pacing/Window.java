package io.github.camelibkr.pacing;

import io.github.camelibkr.catalogue.Pace;
import java.time.Duration;
import java.util.ArrayDeque;

/**
 * One limit. What counts is what is in flight, plus what was completed within the last window: a request has arrived no
 * later than its answer came back, so no more than that can arrive within any one window, whatever the network does.
 * Guarded by the pacer.
 */
final class Window {

    /** Wait for something in flight to end. */
    static final long UNTIL_AN_ANSWER = Long.MAX_VALUE;

    private final Pace pace;
    private final ArrayDeque<Long> completed = new ArrayDeque<>();
    private int limit;
    private int together;
    private long length;
    private int inFlight;

    Window(Pace pace) {
        this.pace = pace;
        share(1);
    }

    /** Others behind the same address have the rest: fewer at a time, or, where it is only one, more rarely. */
    void share(double share) {
        long requests = pace.requests() == Integer.MAX_VALUE
                ? Integer.MAX_VALUE
                : Math.max(1, (long) Math.floor(pace.requests() * share));
        limit = (int) requests;
        together = pace.together() == Integer.MAX_VALUE
                ? Integer.MAX_VALUE
                : Math.max(1, (int) Math.floor(pace.together() * share));
        Duration window = pace.window();
        length = pace.requests() == 1 ? (long) Math.ceil(window.toNanos() / share) : window.toNanos();
    }

    Pace pace() {
        return pace;
    }

    int limit() {
        return limit;
    }

    /** What counts against the limit now. */
    int taken(long now) {
        // one completed more than its window ago cannot share a window with one that leaves now
        while (!completed.isEmpty() && now - completed.peek() > length) {
            completed.poll();
        }
        return inFlight + completed.size();
    }

    int inFlight() {
        return inFlight;
    }

    /** In nanoseconds; 0: there is room now. */
    long pause(long now) {
        if (inFlight >= together) {
            return UNTIL_AN_ANSWER;
        }
        if (taken(now) < limit) {
            return 0;
        }
        return completed.isEmpty() ? UNTIL_AN_ANSWER : Math.max(1, completed.peek() + length + 1 - now);
    }

    void begin() {
        inFlight++;
    }

    void complete(long now) {
        inFlight--;
        if (limit != Integer.MAX_VALUE) {
            completed.add(now);
        }
    }

    void giveBack() {
        inFlight--;
    }
}
