package io.github.camelibkr.gateway;

import io.github.camelibkr.gateway.SessionOpening.Tickle;
import io.github.camelibkr.time.Timers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Keeps the session alive over REST, once a minute, whatever else is going on. It has a timer and threads of its own, so
 * that neither a connection that hangs, nor a log, nor a route, nor a full pool can hold it up; and one that fails is
 * followed by the next all the same.
 */
final class KeepAlive {

    /** Hears what keep-alives bring. */
    interface Listener {
        /** One was answered. */
        void alive(Tickle tickle);

        /** One failed, so many in a row. */
        void missed(int inARow, Throwable failure);
    }

    private final Timers timers;
    private final Duration interval;
    private final Supplier<CompletableFuture<Tickle>> tickle;
    private final Listener listener;

    private boolean running; // guarded by this
    private long number; // guarded by this
    private volatile int missed;

    KeepAlive(Timers timers, Duration interval, Supplier<CompletableFuture<Tickle>> tickle, Listener listener) {
        this.timers = timers;
        this.interval = interval;
        this.tickle = tickle;
        this.listener = listener;
    }

    /** Begins, or goes on with the next in a whole interval. */
    void start() {
        long mine;
        synchronized (this) {
            running = true;
            mine = ++number;
        }
        later(mine);
    }

    synchronized void stop() {
        running = false;
        number++;
        missed = 0;
    }

    /** How many in a row have failed. */
    int missed() {
        return missed;
    }

    private synchronized boolean isCurrent(long mine) {
        return running && mine == number;
    }

    private void later(long mine) {
        timers.after(interval, () -> {
            if (isCurrent(mine)) {
                // first of all, so that nothing that goes wrong now can end it
                later(mine);
                tickle.get().whenComplete((answer, failure) -> {
                    if (isCurrent(mine)) {
                        heard(answer, failure);
                    }
                });
            }
        });
    }

    private void heard(Tickle answer, Throwable failure) {
        if (failure == null) {
            missed = 0;
            listener.alive(answer);
        } else {
            missed++;
            listener.missed(missed, failure);
        }
    }
}
