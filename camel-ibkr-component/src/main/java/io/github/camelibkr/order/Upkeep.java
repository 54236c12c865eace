package io.github.camelibkr.order;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.store.OrderJournal;
import io.github.camelibkr.time.Timers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a journal usable, whether orders come or not: opens it, remembers what the disk could not be told, and after
 * trouble tries again until all is in step; once a day it has the journal forget what is old.
 */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private static final Duration PAUSE = Duration.ofSeconds(30);
    /** Between two slices of what is old: orders have the disk meanwhile. */
    private static final Duration BREATH = Duration.ofSeconds(1);

    private static final Duration DAY = Duration.ofDays(1);

    private final OrderJournal journal;
    private final String gateway;
    private final Timers timers;
    /** Of which something is known that could not be noted. */
    private final Set<OrderNote> unheard = ConcurrentHashMap.newKeySet();

    private volatile String problem;
    private boolean opened; // guarded by this
    /** When something may be old again; null: as long as it is not opened. */
    private volatile Instant old;

    private Timers.Alarm next = () -> {}; // guarded by this
    private boolean closed; // guarded by this

    /** {@code gateway}: whose orders it forgets; what was noted under other URLs is forgotten by whoever opens it. */
    Upkeep(OrderJournal journal, String gateway, Timers timers) {
        this.journal = journal;
        this.gateway = gateway;
        this.timers = timers;
    }

    /** From now on it looks after the journal by itself; {@code desk} has the threads that wait for the disk. */
    void begin(Executor desk) {
        begin(desk, PAUSE);
    }

    private synchronized void begin(Executor desk, Duration pause) {
        if (!closed) {
            next = timers.after(
                    pause,
                    () -> desk.execute(() -> {
                        Duration then = PAUSE;
                        try {
                            recover();
                            then = forget() ? BREATH : PAUSE;
                        } finally {
                            begin(desk, then);
                        }
                    }));
        }
    }

    /** Whether there may be more. */
    private boolean forget() {
        Instant now = timers.now();
        if (old == null || now.isBefore(old)) {
            return false;
        }
        try {
            boolean more = journal.forget(gateway, now);
            old = more ? now : now.plus(DAY);
            return more;
        } catch (SQLException e) {
            LOG.error("What is old could not be forgotten: {}", failed(e));
            return false;
        }
    }

    synchronized void close() {
        closed = true;
        next.cancel();
    }

    /**
     * To be called before anything is noted: the disk hears first of what is known of these orders. What is known of
     * others may be held up by something that is no trouble of these.
     */
    void open(Predicate<JournalEntry> whose) throws SQLException {
        synchronized (this) {
            if (!opened) {
                journal.open(timers.now());
                opened = true;
                old = timers.now().plus(DAY);
            }
        }
        SQLException failure = null;
        for (OrderNote note : unheard) {
            try {
                if (whose.test(note.entry())) {
                    tellAgain(note);
                }
            } catch (SQLException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        if (unheard.isEmpty()) {
            problem = null;
        }
    }

    private void tellAgain(OrderNote note) throws SQLException {
        note.tell();
        // only now, so that whoever comes meanwhile waits until it is told
        unheard.remove(note);
        if (note.isUnheard()) {
            unheard.add(note);
        }
    }

    /** After trouble: brings the journal into step, if it can be used again; else does nothing. */
    void recover() {
        if (problem == null && unheard.isEmpty()) {
            return;
        }
        try {
            open(entry -> true);
            LOG.info("The order journal, {}, can be used again", journal.place());
        } catch (SQLException e) {
            failed(e);
        }
    }

    /** Tells the disk what is known of an order; whether it has heard. If not, it is told again. */
    boolean tell(OrderNote note) {
        try {
            note.tell();
            return true;
        } catch (SQLException e) {
            unheard.add(note);
            LOG.error(
                    "Order {} is {}, and {}",
                    note.entry().clientOrderId(),
                    note.entry().state(),
                    failed(e));
            return false;
        }
    }

    /** What stands in the way, in words. */
    String failed(SQLException e) {
        synchronized (this) {
            // it may be another one once it can be used again
            opened = false;
            old = null;
        }
        problem = "the order journal, " + journal.place() + ", cannot be used: " + e.getMessage();
        return problem;
    }

    /** Why orders are refused; null if the journal could be used the last time. */
    String problem() {
        return problem;
    }
}
