package io.github.camelibkr.stream;

import io.github.camelibkr.model.IbkrMessage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** Nothing is handed out. */
    private static final int HELD = 1;
    /** A message is in the route, or a thread comes for the next. */
    private static final int BUSY = 2;
    /** There may be something in the inbox that nobody has looked for yet. */
    private static final int SIGNALLED = 4;

    private final Executor pool;
    private final Supplier<IbkrMessage> inbox;
    private final Delivery delivery;

    /** Of the bits below: no lock, since the event loop must not wait for a route's thread. */
    private final AtomicInteger state = new AtomicInteger(HELD);

    /** Starts held. {@code inbox} gives the next message, or null. */
    Lane(Executor pool, Supplier<IbkrMessage> inbox, Delivery delivery) {
        this.pool = pool;
        this.inbox = inbox;
        this.delivery = delivery;
    }

    /** There may be something in the inbox. */
    void signal() {
        if ((state.get() & (BUSY | SIGNALLED)) == (BUSY | SIGNALLED)) {
            // whoever takes that signal back looks once more
            return;
        }
        int before = state.getAndUpdate(now -> (now & HELD) == 0 ? now | SIGNALLED | BUSY : now | SIGNALLED);
        if ((before & (BUSY | HELD)) == 0) {
            submit();
        }
    }

    void hold() {
        state.getAndUpdate(now -> now | HELD);
    }

    void release() {
        state.getAndUpdate(now -> now & ~HELD);
        signal();
    }

    /** Whether a message is in the route now. */
    boolean busy() {
        return (state.get() & BUSY) != 0;
    }

    private void submit() {
        try {
            pool.execute(this);
        } catch (RejectedExecutionException stopped) {
            state.getAndUpdate(now -> now & ~BUSY);
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

    /** Whether the route is through with it; if not, it will say so, and another thread goes on. */
    private boolean deliver(IbkrMessage message) {
        Turn turn = new Turn();
        try {
            return delivery.deliver(message, turn) || turn.isOver();
        } catch (Throwable e) {
            // neither an Error in the route nor a handler of errors that fails itself ends the stream
            LOG.error(
                    "A {} could not be handed to its route", message.getClass().getSimpleName(), e);
            return true;
        }
    }

    /** The next message; null, and not busy any more, if there is none. */
    private IbkrMessage next() {
        while (true) {
            if ((state.get() & HELD) == 0) {
                IbkrMessage message = inbox.get();
                if (message != null) {
                    return message;
                }
            }
            // to stop, unless there is a signal to be taken back first; while held, it is kept for the release
            int before =
                    state.getAndUpdate(now -> (now & (HELD | SIGNALLED)) == SIGNALLED ? now & ~SIGNALLED : now & ~BUSY);
            if ((before & (HELD | SIGNALLED)) != SIGNALLED) {
                return null;
            }
        }
    }

    /**
     * One message in the route. Camel nearly always says that a route goes on asynchronously, and has come to its end
     * before it says so: then the same thread takes the next message.
     */
    private final class Turn implements Delivery.Done {

        private final Thread thread = Thread.currentThread();
        private boolean done; // used by this thread alone
        private boolean waiting = true; // used by this thread alone

        @Override
        public void done(boolean synchronously) {
            if (Thread.currentThread() == thread && waiting) {
                done = true;
            } else if (!synchronously) {
                submit();
            }
        }

        /** To be asked once, when the route has given the thread back. */
        private boolean isOver() {
            waiting = false;
            return done;
        }
    }
}
