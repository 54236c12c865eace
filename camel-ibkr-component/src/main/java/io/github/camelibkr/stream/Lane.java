package io.github.camelibkr.stream;

import io.github.camelibkr.model.IbkrMessage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to a route one at a time and in order: the next only when the route is through with the last, also
 * when it works asynchronously. It takes a thread of the shared pool when there is something to do, and never polls.
 */
final class Lane implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** How many messages in a row before another lane gets the thread. */
    private static final int TURN = 64;

    private final Executor pool;
    private final Supplier<IbkrMessage> inbox;
    private final Delivery delivery;

    private boolean busy; // guarded by this
    private boolean signalled; // guarded by this
    private boolean held = true; // guarded by this

    /** Starts held. {@code inbox} gives the next message, or null. */
    Lane(Executor pool, Supplier<IbkrMessage> inbox, Delivery delivery) {
        this.pool = pool;
        this.inbox = inbox;
        this.delivery = delivery;
    }

    /** There may be something in the inbox. */
    void signal() {
        synchronized (this) {
            signalled = true;
            if (busy || held) {
                return;
            }
            busy = true;
        }
        submit();
    }

    void hold() {
        synchronized (this) {
            held = true;
        }
    }

    void release() {
        synchronized (this) {
            held = false;
        }
        signal();
    }

    /** Whether a message is in the route now. */
    synchronized boolean busy() {
        return busy;
    }

    private void submit() {
        try {
            pool.execute(this);
        } catch (RejectedExecutionException stopped) {
            synchronized (this) {
                busy = false;
            }
        }
    }

    @Override
    public void run() {
        for (int i = 0; i < TURN; i++) {
            IbkrMessage message = next();
            if (message == null || !deliver(message)) {
                return;
            }
        }
        submit();
    }

    /** Whether the route is through with it; if not, {@link #done} goes on. */
    private boolean deliver(IbkrMessage message) {
        try {
            return delivery.deliver(message, this::done);
        } catch (Throwable e) {
            // neither an Error in the route nor a handler of errors that fails itself ends the stream
            LOG.error(
                    "A {} could not be handed to its route", message.getClass().getSimpleName(), e);
            return true;
        }
    }

    private void done(boolean synchronously) {
        if (!synchronously) {
            submit();
        }
    }

    /** The next message; null, and not busy any more, if there is none. */
    private IbkrMessage next() {
        while (true) {
            synchronized (this) {
                if (held) {
                    busy = false;
                    return null;
                }
                signalled = false;
            }
            IbkrMessage message = inbox.get();
            if (message != null) {
                return message;
            }
            synchronized (this) {
                if (!signalled) {
                    busy = false;
                    return null;
                }
            }
        }
    }
}
