package io.github.camelibkr;

import io.github.camelibkr.gateway.OnDemandPool;
import io.github.camelibkr.time.CamelTimers;
import io.github.camelibkr.time.Timers;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;

/**
 * The threads in which routes run that a stream feeds. A few are enough for any number of routes that get on with their
 * work. If all are stuck in routes that do not, more are made, so that a slow route delays nobody but itself.
 */
final class Workers implements Executor {

    private static final int USUAL = 4;
    private static final int MOST = 256;
    /** So long work waits before another thread is made for it. */
    private static final Duration PATIENCE = Duration.ofMillis(20);
    /** So many looks in a row that find nothing waiting, before there are as few threads as usual again. */
    private static final int CALM = 500;

    private record Task(Runnable work, long since, Workers owner) implements Runnable {
        @Override
        public void run() {
            owner.waiting.decrementAndGet();
            owner.running.incrementAndGet();
            try {
                work.run();
            } finally {
                owner.running.decrementAndGet();
            }
        }
    }

    private final CamelContext context;
    private final ThreadPoolExecutor pool;
    private final Timers timers;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicBoolean watching = new AtomicBoolean();
    private int calm; // on the timer only

    Workers(CamelContext context, Object source) {
        this.context = context;
        this.pool =
                (ThreadPoolExecutor) OnDemandPool.create(context, source, "IbkrWorker", USUAL, MOST, Integer.MAX_VALUE);
        this.timers = new CamelTimers(context, source);
    }

    @Override
    public void execute(Runnable work) {
        waiting.incrementAndGet();
        try {
            pool.execute(new Task(work, timers.nanoTime(), this));
        } catch (RuntimeException stopped) {
            waiting.decrementAndGet();
            throw stopped;
        }
        if (running.get() >= USUAL && watching.compareAndSet(false, true)) {
            timers.after(PATIENCE, this::look);
        }
    }

    private void look() {
        Runnable oldest = pool.getQueue().peek();
        if (oldest instanceof Task task && timers.nanoTime() - task.since() >= PATIENCE.toNanos()) {
            calm = 0;
            pool.setCorePoolSize(Math.min(MOST, pool.getPoolSize() + waiting.get()));
        } else if (waiting.get() == 0 && ++calm >= CALM) {
            calm = 0;
            pool.setCorePoolSize(USUAL);
            watching.set(false);
            return;
        }
        if (running.get() < USUAL && pool.getCorePoolSize() == USUAL) {
            calm = 0;
            watching.set(false);
            return;
        }
        timers.after(PATIENCE, this::look);
    }

    void stop() {
        context.getExecutorServiceManager().shutdownGraceful(pool, 5_000);
        timers.stop();
    }
}
