package io.github.camelibkr.order;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work on the threads of a pool, but one after the other, in the order in which it came. */
final class InOrder implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(InOrder.class);

    private final Executor pool;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>(); // guarded by this
    private boolean running; // guarded by this

    InOrder(Executor pool) {
        this.pool = pool;
    }

    @Override
    public void execute(Runnable work) {
        synchronized (this) {
            waiting.add(work);
            if (running) {
                return;
            }
            running = true;
        }
        pool.execute(this::drain);
    }

    /** Whether there is nothing that came before. */
    synchronized boolean isIdle() {
        return !running;
    }

    private void drain() {
        while (true) {
            Runnable work;
            synchronized (this) {
                work = waiting.poll();
                running = work != null;
            }
            if (work == null) {
                return;
            }
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                LOG.error("Work for an order failed", e);
            }
        }
    }
}
