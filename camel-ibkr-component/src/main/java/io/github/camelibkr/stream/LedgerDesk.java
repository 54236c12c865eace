package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.model.Execution;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.store.ExecutionLedger;
import io.github.camelibkr.store.ExecutionLedger.Key;
import io.github.camelibkr.store.ExecutionLedger.Mark;
import io.github.camelibkr.store.StateDirectory;
import io.github.camelibkr.time.Timers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the ledger of one subscription, also while the disk is full or the database away: then nothing goes to the route
 * until what is done could be noted. Guarded by its sink.
 */
final class LedgerDesk {

    /** So far back IBKR tells of executions. */
    private static final int MOST_DAYS = 7;

    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ExecutionPolicy policy;
    private final ExecutionLedger ledger;
    private final StateDirectory directory;
    private final Timers timers;
    /** Files of rows without an id that were laid down already. */
    private final Set<String> nameless = new HashSet<>();

    private final Map<Fill, Mark> unmarked = new LinkedHashMap<>();

    private boolean open;
    private long retryAt;
    private String problem;
    private String quarantined;
    private String gap;
    /** Read without the lock, when a subscription is about to be sent. */
    private volatile Instant missingFrom;

    LedgerDesk(ExecutionPolicy policy, ExecutionLedger ledger, StateDirectory directory, Timers timers) {
        this.policy = policy;
        this.ledger = ledger;
        this.directory = directory;
        this.timers = timers;
        this.missingFrom = policy.since();
    }

    /** Whether the ledger can be used now; tries to make it so. */
    boolean ready(Streams streams) {
        long now = timers.nanoTime();
        if (problem != null && retryAt - now > 0) {
            return false;
        }
        try {
            if (!open) {
                ledger.open(policy.since(), timers.now());
                open = true;
                missingFrom = ledger.completeUntil();
                if (ledger.isNew()) {
                    tell(
                            streams,
                            Type.NEW_LEDGER,
                            ledger.since(),
                            null,
                            "the ledger at " + ledger.place() + " did not know the subscription "
                                    + policy.subscription() + ": executions since " + ledger.since()
                                    + " are delivered, perhaps again");
                }
            }
            while (!unmarked.isEmpty()) {
                Map.Entry<Fill, Mark> next = unmarked.entrySet().iterator().next();
                note(next.getKey(), next.getValue());
                unmarked.remove(next.getKey());
            }
            if (problem != null) {
                problem = null;
                tell(streams, Type.RESUMED, null, null, null);
            }
            return true;
        } catch (SQLException e) {
            failed(streams, e);
            return false;
        }
    }

    private void failed(Streams streams, SQLException e) {
        retryAt = timers.nanoTime() + PAUSE.toNanos();
        String what = "the ledger at " + ledger.place() + " cannot be used (" + e.getMessage()
                + "): executions wait until it can";
        if (problem == null) {
            tell(streams, Type.DEGRADED, null, null, what);
        }
        problem = what;
    }

    private void note(Fill fill, Mark mark) throws SQLException {
        Instant time = fill.execution.time();
        ledger.mark(fill.key, mark, time == null ? timers.now() : time);
    }

    /** Whether an execution is recent enough. */
    boolean wants(Execution execution) {
        return execution.time() == null || !execution.time().isBefore(ledger.since());
    }

    Mark find(Key key) {
        return ledger.find(key);
    }

    /** Notes what became of it; if that is not possible, {@link #ready} is false until it was. */
    void mark(Streams streams, Fill fill, Mark mark) {
        try {
            note(fill, mark);
        } catch (SQLException e) {
            unmarked.put(fill, mark);
            failed(streams, e);
        }
    }

    /** Lays down a fill that no route can take; false if that was not possible. */
    boolean quarantine(Streams streams, Fill fill, Throwable cause) {
        String name = fill.key.accountId() + "_" + fill.key.executionId() + ".json";
        if (!layDown(streams, name, IbkrJson.text(fill.execution), "execution " + fill.key.executionId(), cause)) {
            return false;
        }
        mark(streams, fill, Mark.QUARANTINED);
        return true;
    }

    /**
     * Lays down a row that cannot be told from any other but by what it says, since it has no id. It comes again with
     * every reading; if it could not be laid down, that is when it is tried again.
     *
     * @return whether it is the first time that it was laid down
     */
    boolean quarantine(Streams streams, JsonNode row) {
        String text = row.toString();
        String name = "no-id_" + Integer.toHexString(text.hashCode()) + ".json";
        if (nameless.contains(name) || !layDown(streams, name, text, "an execution without an id", null)) {
            return false;
        }
        nameless.add(name);
        return true;
    }

    private boolean layDown(Streams streams, String name, String text, String what, Throwable cause) {
        try {
            Path file = directory.write("quarantine-" + policy.subscription(), name, text + "\n");
            quarantined = what + " could not be delivered" + (cause == null ? "" : " (" + cause + ")") + "; it lies in "
                    + file + ": hand it to its receiver yourself";
            tell(streams, Type.QUARANTINED, null, null, quarantined);
            return true;
        } catch (IOException e) {
            problem = "nothing can be written to " + directory.path() + " (" + e + ")";
            retryAt = timers.nanoTime() + PAUSE.toNanos();
            return false;
        }
    }

    /**
     * Nothing up to that time is missing.
     *
     * @param oldest when the oldest execution was made that waits; null if none does
     */
    void completeUntil(Streams streams, Instant time, Instant oldest) {
        Instant until = oldest != null && oldest.isBefore(time) ? oldest : time;
        try {
            ledger.completeUntil(until);
            missingFrom = ledger.completeUntil();
        } catch (SQLException e) {
            failed(streams, e);
        }
    }

    /** How many days back it has to be looked; at least two, since a day may mean since midnight. */
    int days(Instant now) {
        long days = Duration.between(missingFrom, now).toDays() + 2;
        return (int) Math.max(2, Math.min(MOST_DAYS, days));
    }

    /** Says so if IBKR does not reach back as far as something is missing. */
    void tellGap(Streams streams) {
        Instant reach = timers.now().minus(Duration.ofDays(MOST_DAYS));
        if (missingFrom.isBefore(reach)) {
            gap = "executions between " + missingFrom + " and " + reach
                    + " may be missing, since IBKR tells of seven days only: compare with your statements";
            tell(streams, Type.GAP, missingFrom, reach, gap);
            // what is said once is not said again a moment later
            missingFrom = reach.plus(PATIENCE);
        }
    }

    private static void tell(Streams streams, Type type, Instant from, Instant to, String reason) {
        streams.tell(type, Topics.STR.name(), from, to, reason);
    }

    boolean isOpen() {
        return open;
    }

    /** What stands in the way; null if nothing does. */
    String problem() {
        return problem;
    }

    /** What went wrong and is over, but should be looked into; null if nothing did. */
    String blemish() {
        return gap != null ? gap : quarantined;
    }

    /** How long until it makes sense to try again; null if nothing is to be tried. */
    Duration untilRetry() {
        return problem == null ? null : Duration.ofNanos(Math.max(1, retryAt - timers.nanoTime()));
    }
}
