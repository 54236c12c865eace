package io.github.camelibkr;

import io.github.camelibkr.gateway.OnDemandPool;
import io.github.camelibkr.time.CamelTimers;
import io.github.camelibkr.time.Timers;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads in which routes run that a stream feeds. Waking a thread costs more than a quote, so as long as one gets
 * on with the work no other is woken for it. A few are enough for any number of routes that do not tarry; one that is
 * stuck in a route is replaced by another, so that a slow route delays nobody but itself.
 */
final class Workers implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    /** How many get on with the work at the same time at most. */
    private static final int USUAL = 3;
    /** How many there are at most, with those that are stuck. */
    private static final int MOST = 256;
    /** Who took up work no longer ago will come for the next soon; in nanoseconds. */
    private static final long FRESH = 1_000_000;
    /** Who took up work longer ago is stuck; in nanoseconds. */
    private static final long STUCK = 10_000_000;
    /** How long work may wait for somebody who seemed to come for it. */
    private static final Duration PATIENCE = Duration.ofMillis(2);

    private final CamelContext context;
    private final ExecutorService pool;
    private final Timers timers;
    private final Queue<Runnable> ready = new ConcurrentLinkedQueue<>();
    private final Set<Worker> busy = ConcurrentHashMap.newKeySet();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicBoolean calling = new AtomicBoolean();
    private final AtomicBoolean watching = new AtomicBoolean();
    /** As the watch saw it last. */
    private volatile int stuck;
    /** When somebody last took up work; 0 if he is through with everything. */
    private volatile long taken;

    Workers(CamelContext context, Object source) {
        this.context = context;
        this.pool = OnDemandPool.create(context, source, "IbkrWorker", 1, MOST, 0);
        this.timers = new CamelTimers(context, source);
    }

    @Override
    public void execute(Runnable work) {
        if (pool.isShutdown()) {
            throw new RejectedExecutionException("the component is stopped");
        }
        ready.add(work);
        if (!Context.isOnEventLoopThread()) {
            call();
        } else if (calling.compareAndSet(false, true)) {
            // once for all that this reading of the socket brings
            Vertx.currentContext().runOnContext(nothing -> {
                calling.set(false);
                call();
            });
        } else {
            // should that event loop end before it calls, the watch does
            watch();
        }
    }

    private void call() {
        if (ready.isEmpty()) {
            return;
        }
        if (isSomebodyComing()) {
            watch();
            return;
        }
        if (stuck > 0) {
            // perhaps not any more
            watch();
        }
        another();
    }

    private boolean isSomebodyComing() {
        long when = taken;
        return when != 0 && running.get() > stuck && timers.nanoTime() - when < FRESH;
    }

    /** Puts one more to work, if that is allowed; if not, the watch sees to it. */
    private void another() {
        int now = running.get();
        if (now >= MOST || now - stuck >= USUAL) {
            watch();
        } else if (running.compareAndSet(now, now + 1)) {
            try {
                pool.execute(new Worker());
            } catch (RejectedExecutionException full) {
                // a thread that is just ending still counts; or all is over, and nothing will run any more
                running.decrementAndGet();
                watch();
            }
        } else {
            another();
        }
    }

    private void watch() {
        if (!watching.get() && watching.compareAndSet(false, true)) {
            timers.after(PATIENCE, this::look);
        }
    }

    private void look() {
        watching.set(false);
        calling.set(false);
        long now = timers.nanoTime();
        stuck = (int) busy.stream().filter(worker -> now - worker.since > STUCK).count();
        if (!ready.isEmpty() && !pool.isShutdown()) {
            watch();
            another();
        }
    }

    void stop() {
        context.getExecutorServiceManager().shutdownGraceful(pool, 5_000);
        timers.stop();
    }

    /** Does what waits, until nothing does. */
    private final class Worker implements Runnable {

        private volatile long since;

        @Override
        public void run() {
            since = timers.nanoTime();
            busy.add(this);
            do {
                for (Runnable work = next(); work != null; work = next()) {
                    since = timers.nanoTime();
                    taken = since;
                    perform(work);
                }
                taken = 0;
                running.decrementAndGet();
                // what was added since, by somebody who took this one for busy
            } while (!ready.isEmpty() && resume());
            busy.remove(this);
        }

        /** Null if nothing waits, also after others had the processor. */
        private Runnable next() {
            Runnable work = ready.poll();
            if (work == null) {
                Thread.yield();
                work = ready.poll();
            }
            return work;
        }

        private boolean resume() {
            running.incrementAndGet();
            return true;
        }

        private void perform(Runnable work) {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                LOG.error("A worker's task failed", e);
            }
        }
    }
}
