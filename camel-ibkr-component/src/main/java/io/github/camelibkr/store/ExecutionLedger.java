package io.github.camelibkr.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which executions one subscription is through with. What it says is done survives {@code kill -9}; whatever it does not
 * say is delivered, perhaps again. What IBKR can still replay, a week, is kept in memory, too, so that the database is
 * read once for each start of a route. Not thread-safe.
 */
public final class ExecutionLedger {

    /** IBKR tells of seven days; one more for the clocks. */
    private static final Duration REPLAYED = Duration.ofDays(8);

    private static final Duration KEPT = Duration.ofDays(31);

    private static final List<String> TABLES = List.of(
            "CREATE TABLE IF NOT EXISTS ibkr_subscription (name VARCHAR(255) NOT NULL PRIMARY KEY,"
                    + " since_ms BIGINT NOT NULL, complete_ms BIGINT NOT NULL, seal BIGINT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS ibkr_execution (subscription VARCHAR(255) NOT NULL,"
                    + " account VARCHAR(64) NOT NULL, execution VARCHAR(128) NOT NULL, mark VARCHAR(16) NOT NULL,"
                    + " time_ms BIGINT NOT NULL, seal BIGINT NOT NULL,"
                    + " PRIMARY KEY (subscription, account, execution))");

    private static final int LONGEST_ACCOUNT = 64;
    private static final int LONGEST_EXECUTION = 128;

    /** What became of an execution. */
    public enum Mark {
        /** The route is through with the copy without commission. */
        FIRST,
        /** The route is through with the copy that has the commission, or will not be given it. */
        COMPLETE,
        /** The route could not take it: it lies in a file. */
        QUARANTINED
    }

    /**
     * An execution's identity.
     *
     * @param accountId the account; empty if the execution names none
     * @param executionId IBKR's id
     */
    public record Key(String accountId, String executionId) {}

    private record Entry(Mark mark, long timeMillis) {}

    private final Database database;
    private final String subscription;
    private final Map<Key, Entry> recent = new HashMap<>();
    private boolean isNew;
    private Instant since = Instant.EPOCH;
    private Instant completeUntil = Instant.EPOCH;
    /** What the disk may have as that time: what was noted last, and what was tried since without an answer. */
    private final Set<Long> expected = new HashSet<>();

    /** Of the subscription with this name; nothing is read yet. */
    public ExecutionLedger(Database database, String subscription) {
        this.database = database;
        this.subscription = subscription;
    }

    /** Where it is, for people. */
    public String place() {
        return database.place();
    }

    /**
     * Begins, or goes on with, the subscription.
     *
     * @param beginning from when on a new one gets executions
     * @param now the present, before which old entries are forgotten
     * @throws SQLException if the ledger cannot be read or written now; it may be tried again
     */
    public void open(Instant beginning, Instant now) throws SQLException {
        database.make("ibkr_execution", TABLES);
        database.transact(connection -> {
            find(connection, beginning);
            load(connection, now);
            return null;
        });
        expected.clear();
        expected.add(completeUntil.toEpochMilli());
    }

    private void find(Connection connection, Instant beginning) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT since_ms, complete_ms, seal FROM ibkr_subscription WHERE name = ?")) {
            query.setString(1, subscription);
            try (ResultSet row = query.executeQuery()) {
                isNew = !row.next();
                since = isNew ? beginning : Instant.ofEpochMilli(row.getLong(1));
                completeUntil = isNew ? beginning : Instant.ofEpochMilli(row.getLong(2));
                if (!isNew) {
                    Seal.check(
                            "subscription " + subscription,
                            row.getLong(3),
                            subscription,
                            row.getLong(1),
                            row.getLong(2));
                }
            }
        }
        if (isNew) {
            Database.update(
                    connection,
                    "INSERT INTO ibkr_subscription (name, since_ms, complete_ms, seal) VALUES (?, ?, ?, ?)",
                    subscription,
                    since.toEpochMilli(),
                    completeUntil.toEpochMilli(),
                    Seal.of(subscription, since.toEpochMilli(), completeUntil.toEpochMilli()));
        }
    }

    private void load(Connection connection, Instant now) throws SQLException {
        recent.clear();
        long replayed = now.minus(REPLAYED).toEpochMilli();
        // all are read, to check their seals: a damaged time must not make an execution look old
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT account, execution, mark, time_ms, seal FROM ibkr_execution WHERE subscription = ?")) {
            query.setString(1, subscription);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Seal.check(
                            "execution " + rows.getString(2),
                            rows.getLong(5),
                            subscription,
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getLong(4));
                    if (rows.getLong(4) >= replayed) {
                        recent.put(
                                new Key(rows.getString(1), rows.getString(2)),
                                new Entry(Mark.valueOf(rows.getString(3)), rows.getLong(4)));
                    }
                }
            }
        }
        forget(connection, now);
    }

    private void forget(Connection connection, Instant now) throws SQLException {
        Database.update(
                connection,
                "DELETE FROM ibkr_execution WHERE subscription = ? AND time_ms < ?",
                subscription,
                now.minus(KEPT).toEpochMilli());
    }

    /** Whether the ledger did not know the subscription before. */
    public boolean isNew() {
        return isNew;
    }

    /** From when on executions are delivered. */
    public Instant since() {
        return since;
    }

    /** Until when it is known that nothing is missing. */
    public Instant completeUntil() {
        return completeUntil;
    }

    /** What is known of an execution; null: nothing, so it is to be delivered. */
    public Mark find(Key key) {
        Entry entry = recent.get(fitting(key));
        return entry == null ? null : entry.mark();
    }

    /**
     * Notes, on the disk, what became of an execution; a former note that says more stays.
     *
     * @param time when it was executed, or, if that is not known, the present
     * @throws SQLException if that was not possible: then it counts as not noted, and may be tried again
     */
    public void mark(Key execution, Mark mark, Instant time) throws SQLException {
        Key key = fitting(execution);
        if (mark == Mark.FIRST && recent.containsKey(key)) {
            return;
        }
        long millis = time.toEpochMilli();
        long seal = Seal.of(subscription, key.accountId(), key.executionId(), mark.name(), millis);
        database.transact(connection -> {
            int changed = Database.update(
                    connection,
                    "UPDATE ibkr_execution SET mark = ?, time_ms = ?, seal = ? WHERE subscription = ? AND account = ?"
                            + " AND execution = ?",
                    mark.name(),
                    millis,
                    seal,
                    subscription,
                    key.accountId(),
                    key.executionId());
            if (changed == 0) {
                Database.update(
                        connection,
                        "INSERT INTO ibkr_execution (subscription, account, execution, mark, time_ms, seal)"
                                + " VALUES (?, ?, ?, ?, ?, ?)",
                        subscription,
                        key.accountId(),
                        key.executionId(),
                        mark.name(),
                        millis,
                        seal);
            }
            return null;
        });
        recent.put(key, new Entry(mark, millis));
    }

    /** Said once of each time that somebody else has noted: he may be gone since. */
    private void checkAlone(Connection connection) throws SQLException {
        List<Long> found = Database.query(
                connection,
                row -> row.getLong(1),
                "SELECT complete_ms FROM ibkr_subscription WHERE name = ?",
                subscription);
        if (!expected.containsAll(found)) {
            expected.clear();
            expected.addAll(found);
            throw new SQLException("somebody else gets, or has just got, the executions of subscription " + subscription
                    + ", too, so that some may be missing here: give each node a subscriptionName of its own");
        }
    }

    /** What a column takes; else it could never be noted, and nothing after it. */
    private static Key fitting(Key key) {
        return new Key(fitting(key.accountId(), LONGEST_ACCOUNT), fitting(key.executionId(), LONGEST_EXECUTION));
    }

    private static String fitting(String id, int longest) {
        if (id.length() <= longest && id.indexOf('\0') < 0) {
            return id;
        }
        // as hard to meet twice as the id itself
        String hash =
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
        return id.replace('\0', ' ').substring(0, Math.min(id.length(), longest - hash.length())) + hash;
    }

    /**
     * Notes that nothing up to a time is missing, and forgets in memory what IBKR cannot replay any more; once a day, on
     * the disk what is a month old.
     *
     * @throws SQLException if that was not possible, or somebody else does the same: what he has, this one may miss
     */
    public void completeUntil(Instant time) throws SQLException {
        if (!time.isAfter(completeUntil)) {
            return;
        }
        boolean nextDay = time.truncatedTo(ChronoUnit.DAYS).isAfter(completeUntil);
        long millis = time.toEpochMilli();
        expected.add(millis);
        database.transact(connection -> {
            if (nextDay) {
                forget(connection, time);
            }
            checkAlone(connection);
            return Database.update(
                    connection,
                    "UPDATE ibkr_subscription SET complete_ms = ?, seal = ? WHERE name = ?",
                    millis,
                    Seal.of(subscription, since.toEpochMilli(), millis),
                    subscription);
        });
        expected.clear();
        expected.add(millis);
        completeUntil = time;
        long forgotten = time.minus(REPLAYED).toEpochMilli();
        recent.values().removeIf(entry -> entry.timeMillis() < forgotten);
    }
}
