package io.github.camelibkr.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real time, on one thread that Camel manages. */
public final class CamelTimers implements Timers {

    private static final Logger LOG = LoggerFactory.getLogger(CamelTimers.class);

    private final CamelContext context;
    private final ScheduledExecutorService thread;
    private final Set<Pending> pending = ConcurrentHashMap.newKeySet();

    /** For this source, as Camel shows it. */
    public CamelTimers(CamelContext context, Object source) {
        this.context = context;
        ThreadPoolProfile profile = new ThreadPoolProfile("IbkrTimer");
        profile.setPoolSize(1);
        // Camel's own default is a thousand alarms: one more, and all later ones would be lost
        profile.setMaxQueueSize(0);
        this.thread = context.getExecutorServiceManager().newScheduledThreadPool(source, "IbkrTimer", profile);
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
        Pending alarm = new Pending(action);
        pending.add(alarm);
        try {
            alarm.future = thread.schedule(alarm, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopped) {
            if (!thread.isShutdown()) {
                throw stopped;
            }
            pending.remove(alarm);
        }
        return alarm;
    }

    @Override
    public void stop() {
        context.getExecutorServiceManager().shutdownNow(thread);
        List.copyOf(pending).forEach(Pending::run);
    }

    private final class Pending implements Runnable, Alarm {

        private final Runnable action;
        private volatile Future<?> future;

        Pending(Runnable action) {
            this.action = action;
        }

        @Override
        public void run() {
            if (pending.remove(this)) {
                try {
                    action.run();
                } catch (RuntimeException e) {
                    // one failed alarm must not take the thread that keeps the session alive with it
                    LOG.error("An alarm failed", e);
                }
            }
        }

        @Override
        public void cancel() {
            pending.remove(this);
            Future<?> scheduled = future;
            if (scheduled != null) {
                scheduled.cancel(false);
            }
        }
    }
}
