package io.github.camelibkr.gateway;

import io.github.camelibkr.model.LifecycleEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what has happened: to whoever listens, at once, and to the log on a thread of its own, so that a log that hangs
 * holds up neither the event loop nor the timers nor the keep-alive. Listeners must not block.
 */
public final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    /** What is kept for a listener that begins later, as a route does that starts after the gateway. */
    private static final int KEPT = 64;

    private final Executor logThread;
    private final Set<Consumer<LifecycleEvent>> listeners = new LinkedHashSet<>(); // guarded by this
    private final Deque<LifecycleEvent> latest = new ArrayDeque<>(); // guarded by this
    /** How many events there had been when a listener ended. */
    private final Map<Consumer<LifecycleEvent>, Long> heard = new WeakHashMap<>(); // guarded by this

    private long events; // guarded by this

    Announcer(Executor logThread) {
        this.logThread = logThread;
    }

    /** Begins to listen, or goes on; what has happened before comes first, as far as it is kept. */
    public synchronized void listen(Consumer<LifecycleEvent> listener) {
        if (listeners.add(listener)) {
            long missed = events - heard.getOrDefault(listener, 0L);
            latest.stream().skip(Math.max(0, latest.size() - missed)).forEach(event -> tell(listener, event));
        }
    }

    /** Ends listening, perhaps for a while. */
    public synchronized void ignore(Consumer<LifecycleEvent> listener) {
        if (listeners.remove(listener)) {
            heard.put(listener, events);
        }
    }

    /** Something has happened. */
    public synchronized void announce(LifecycleEvent event) {
        if (latest.size() == KEPT) {
            latest.remove();
        }
        latest.add(event);
        events++;
        listeners.forEach(listener -> tell(listener, event));
    }

    private void tell(Consumer<LifecycleEvent> listener, LifecycleEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            warn("A listener of {} has failed", event.type(), e);
        }
    }

    /** Something that is to be expected. */
    void info(String format, Object... arguments) {
        run(() -> LOG.info(format, arguments));
    }

    /** Something that somebody should know. */
    public void warn(String format, Object... arguments) {
        run(() -> LOG.warn(format, arguments));
    }

    /** Something that hardly anybody wants to know. */
    void debug(String format, Object... arguments) {
        run(() -> LOG.debug(format, arguments));
    }

    private void run(Runnable task) {
        try {
            logThread.execute(task);
        } catch (RejectedExecutionException stoppedOrFlooded) {
            // nothing that anybody waits for
        }
    }
}
