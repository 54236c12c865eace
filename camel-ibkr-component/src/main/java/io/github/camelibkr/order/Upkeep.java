package io.github.camelibkr.order;

import io.github.camelibkr.store.OrderJournal;
import io.github.camelibkr.time.Timers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a journal usable, whether orders come or not: opens it, remembers what the disk could not be told, and after
 * trouble tries again until all is in step.
 */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final OrderJournal journal;
    private final Timers timers;
    /** Of which something is known that could not be noted. */
    private final Set<OrderNote> unheard = ConcurrentHashMap.newKeySet();

    private volatile String problem;
    private boolean opened; // guarded by this
    private Timers.Alarm next = () -> {}; // guarded by this
    private boolean closed; // guarded by this

    Upkeep(OrderJournal journal, Timers timers) {
        this.journal = journal;
        this.timers = timers;
    }

    /** From now on it looks after the journal by itself; {@code desk} has the threads that wait for the disk. */
    synchronized void begin(Executor desk) {
        if (!closed) {
            next = timers.after(
                    PAUSE,
                    () -> desk.execute(() -> {
                        recover();
                        begin(desk);
                    }));
        }
    }

    synchronized void close() {
        closed = true;
        next.cancel();
    }

    /** To be called before anything is noted: the disk hears first of all that is known. */
    void open() throws SQLException {
        synchronized (this) {
            if (!opened) {
                journal.open(timers.now());
                opened = true;
            }
        }
        for (OrderNote note : unheard) {
            unheard.remove(note);
            try {
                note.tell();
            } catch (SQLException e) {
                unheard.add(note);
                throw e;
            }
        }
        problem = null;
    }

    /** After trouble: brings the journal into step, if it can be used again; else does nothing. */
    void recover() {
        if (problem == null && unheard.isEmpty()) {
            return;
        }
        try {
            open();
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
        }
        problem = "the order journal, " + journal.place() + ", cannot be used: " + e.getMessage();
        return problem;
    }

    /** Why orders are refused; null if the journal could be used the last time. */
    String problem() {
        return problem;
    }
}
