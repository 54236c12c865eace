package io.github.camelibkr.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real time, on one thread that Camel manages. */
final class CamelTimers implements Timers {

    private static final Logger LOG = LoggerFactory.getLogger(CamelTimers.class);

    private final CamelContext context;
    private final ScheduledExecutorService thread;

    CamelTimers(CamelContext context, Object source) {
        this.context = context;
        this.thread = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(source, "IbkrTimer");
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        try {
            Future<?> future = thread.schedule(() -> run(action), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException stopped) {
            return () -> {};
        }
    }

    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            // one failed alarm must not take the thread that keeps the session alive with it
            LOG.error("An alarm failed", e);
        }
    }

    void stop() {
        context.getExecutorServiceManager().shutdownNow(thread);
    }
}
