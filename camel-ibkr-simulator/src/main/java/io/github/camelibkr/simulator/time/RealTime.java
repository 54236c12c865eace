package io.github.camelibkr.simulator.time;

import io.vertx.core.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The clock on the wall, with timers of the floor's own event loop. */
public final class RealTime implements Time {

    private final Context floor;
    private final Clock clock = Clock.systemUTC();

    /** Makes a clock whose timers run on the given context. */
    public RealTime(Context floor) {
        this.floor = floor;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Handle handle = new Handle();
        if (delay.toMillis() < 1) {
            floor.runOnContext(now -> handle.run(task));
        } else {
            // never early: whoever looks at the clock then must find that the time has come
            long millis = delay.plusNanos(999_999).toMillis();
            floor.runOnContext(now -> handle.id(floor.owner().setTimer(millis, id -> handle.run(task))));
        }
        return handle;
    }

    @Override
    public Timer every(Duration interval, Runnable task) {
        Handle handle = new Handle();
        long millis = Math.max(1, interval.toMillis());
        floor.runOnContext(now -> handle.id(floor.owner().setPeriodic(millis, id -> handle.run(task))));
        return handle;
    }

    private final class Handle implements Timer {

        private volatile boolean cancelled;
        private Long id;

        private void run(Runnable task) {
            if (!cancelled) {
                task.run();
            }
        }

        private void id(long timer) {
            if (cancelled) {
                floor.owner().cancelTimer(timer);
            } else {
                id = timer;
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            floor.runOnContext(now -> {
                if (id != null) {
                    floor.owner().cancelTimer(id);
                }
            });
        }
    }
}
