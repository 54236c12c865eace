package io.github.camelibkr.store;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every order and how far it has come, forced to the disk before the next step is taken. An order changes hands and
 * states only by comparing: whoever finds that somebody else was faster has changed nothing. So two processes may share
 * a journal, and no order leaves twice.
 */
public final class OrderJournal {

    /** Longer than IBKR remembers a client order id (quirk 58), and than a message is redelivered. */
    private static final Duration KEPT = Duration.ofDays(31);

    private static final int LONGEST_TEXT = 2_000;

    private static final String COLUMNS =
            "client_order_id, account, gateway, kind, state, order_id, content, request, owner, note, begun_ms, changed_ms";

    private final Database database;

    /** Nothing is read yet. */
    public OrderJournal(Database database) {
        this.database = database;
    }

    /** Where it is, for people. */
    public String place() {
        return database.place();
    }

    /**
     * Makes its tables, if need be, and forgets what is old and settled.
     *
     * @throws SQLException if that is not possible now; it may be tried again
     */
    public void open(Instant now) throws SQLException {
        database.transact(connection -> {
            try (Statement create = connection.createStatement()) {
                create.executeUpdate("CREATE TABLE IF NOT EXISTS ibkr_order ("
                        + "client_order_id VARCHAR(64) NOT NULL PRIMARY KEY, account VARCHAR(64) NOT NULL,"
                        + " gateway VARCHAR(255) NOT NULL, kind VARCHAR(8) NOT NULL, state VARCHAR(16) NOT NULL,"
                        + " order_id VARCHAR(32), content VARCHAR(64) NOT NULL, request VARCHAR(16000), owner VARCHAR(64) NOT NULL, note VARCHAR(2000),"
                        + " begun_ms BIGINT NOT NULL, changed_ms BIGINT NOT NULL)");
                create.executeUpdate("CREATE TABLE IF NOT EXISTS ibkr_order_step ("
                        + "client_order_id VARCHAR(64) NOT NULL, step INTEGER NOT NULL, at_ms BIGINT NOT NULL,"
                        + " state VARCHAR(16) NOT NULL, owner VARCHAR(64) NOT NULL, order_id VARCHAR(32),"
                        + " note VARCHAR(2000), PRIMARY KEY (client_order_id, step))");
                create.executeUpdate("CREATE INDEX IF NOT EXISTS ibkr_order_state ON ibkr_order (state)");
            }
            long old = now.minus(KEPT).toEpochMilli();
            String settled = " AND state NOT IN ('INTENT', 'SENT', 'QUESTION', 'UNKNOWN')";
            Database.update(
                    connection,
                    "DELETE FROM ibkr_order_step WHERE client_order_id IN"
                            + " (SELECT client_order_id FROM ibkr_order WHERE changed_ms < ?" + settled + ")",
                    old);
            return Database.update(connection, "DELETE FROM ibkr_order WHERE changed_ms < ?" + settled, old);
        });
    }

    /**
     * Notes a new order, or one of which nothing has left so far.
     *
     * @param intent in state {@link JournalState#INTENT}
     * @return what is known of an order with this id that stands in the way; empty if it was noted
     * @throws SQLException if nothing could be noted
     */
    public Optional<JournalEntry> begin(JournalEntry intent) throws SQLException {
        Optional<JournalEntry> before = find(intent.clientOrderId());
        try {
            boolean noted = database.transact(connection ->
                    before.isEmpty() ? insert(connection, intent) : restart(connection, intent, before.get()));
            return noted ? Optional.empty() : find(intent.clientOrderId());
        } catch (SQLException e) {
            // somebody was faster, or the database is in trouble: what is there tells which
            Optional<JournalEntry> faster = find(intent.clientOrderId());
            if (faster.isPresent() && before.isEmpty()) {
                return faster;
            }
            throw e;
        }
    }

    private static boolean insert(Connection connection, JournalEntry intent) throws SQLException {
        Database.update(
                connection,
                "INSERT INTO ibkr_order (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                intent.clientOrderId(),
                intent.accountId(),
                intent.gateway(),
                intent.kind().name(),
                intent.state().name(),
                intent.orderId(),
                intent.content(),
                intent.request(),
                intent.owner(),
                cut(intent.text()),
                intent.begun().toEpochMilli(),
                intent.changed().toEpochMilli());
        step(connection, intent);
        return true;
    }

    /** The same order again, and only if it is the same and nothing of it has left. */
    private static boolean restart(Connection connection, JournalEntry intent, JournalEntry before)
            throws SQLException {
        if (!before.state().mayBeSent() || !before.content().equals(intent.content())) {
            return false;
        }
        boolean taken = Database.update(
                        connection,
                        "UPDATE ibkr_order SET state = ?, owner = ?, account = ?, gateway = ?, note = NULL, changed_ms = ?"
                                + " WHERE client_order_id = ? AND state = ? AND owner = ?",
                        intent.state().name(),
                        intent.owner(),
                        intent.accountId(),
                        intent.gateway(),
                        intent.changed().toEpochMilli(),
                        intent.clientOrderId(),
                        before.state().name(),
                        before.owner())
                == 1;
        if (taken) {
            step(connection, intent);
        }
        return taken;
    }

    /**
     * Notes that an order is in another state.
     *
     * @param next what is to be noted
     * @param from the states in which it must be, in the same hands
     * @return whether it was; if not, nothing was changed
     * @throws SQLException if nothing could be noted
     */
    public boolean move(JournalEntry next, JournalState... from) throws SQLException {
        return database.transact(connection -> move(connection, next, from));
    }

    private static boolean move(Connection connection, JournalEntry next, JournalState... from) throws SQLException {
        List<String> states = new ArrayList<>();
        for (JournalState state : from) {
            states.add("'" + state.name() + "'");
        }
        boolean moved = Database.update(
                        connection,
                        "UPDATE ibkr_order SET state = ?, order_id = ?, note = ?, changed_ms = ?"
                                + " WHERE client_order_id = ? AND owner = ? AND state IN ("
                                + String.join(", ", states) + ")",
                        next.state().name(),
                        next.orderId(),
                        cut(next.text()),
                        next.changed().toEpochMilli(),
                        next.clientOrderId(),
                        next.owner())
                == 1;
        if (moved) {
            step(connection, next);
        }
        return moved;
    }

    /**
     * Notes that an order is about to leave, unless another of its account is in doubt.
     *
     * @param sent in state {@link JournalState#SENT}
     * @return the order that is in doubt; empty if this one may leave
     * @throws SQLException if nothing could be noted, or this order is not in these hands any more
     */
    public Optional<JournalEntry> depart(JournalEntry sent) throws SQLException {
        return database.transact(connection -> {
            List<JournalEntry> doubtful =
                    query(connection, "WHERE account = ? AND state = 'UNKNOWN' ORDER BY changed_ms", sent.accountId());
            if (!doubtful.isEmpty()) {
                return Optional.of(doubtful.get(0));
            }
            if (!move(connection, sent, JournalState.INTENT)) {
                throw new SQLException("somebody else has taken order " + sent.clientOrderId());
            }
            return Optional.empty();
        });
    }

    /** What is known of an order. */
    public Optional<JournalEntry> find(String clientOrderId) throws SQLException {
        return database.transact(connection -> query(connection, "WHERE client_order_id = ?", clientOrderId)).stream()
                .findFirst();
    }

    /** The orders of a gateway of which something is still to be found out, oldest first. */
    public List<JournalEntry> open(String gateway) throws SQLException {
        return database.transact(connection -> query(
                connection,
                "WHERE gateway = ? AND state IN ('INTENT', 'SENT', 'QUESTION', 'UNKNOWN') ORDER BY begun_ms",
                gateway));
    }

    /** The latest orders, newest first. */
    public List<JournalEntry> latest(int most) throws SQLException {
        return database.transact(
                connection -> query(connection, "WHERE 1 = 1 ORDER BY begun_ms DESC, client_order_id LIMIT ?", most));
    }

    /** All that was ever noted of one order, oldest first. */
    public List<JournalEntry> steps(String clientOrderId) throws SQLException {
        Optional<JournalEntry> order = find(clientOrderId);
        if (order.isEmpty()) {
            return List.of();
        }
        return database.transact(connection -> {
            List<JournalEntry> steps = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT state, order_id, owner, note, at_ms FROM ibkr_order_step WHERE client_order_id = ?"
                            + " ORDER BY step")) {
                query.setString(1, clientOrderId);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        steps.add(new JournalEntry(
                                clientOrderId,
                                order.get().accountId(),
                                order.get().gateway(),
                                order.get().kind(),
                                JournalState.valueOf(rows.getString(1)),
                                rows.getString(2),
                                order.get().content(),
                                order.get().request(),
                                rows.getString(3),
                                rows.getString(4),
                                order.get().begun(),
                                Instant.ofEpochMilli(rows.getLong(5))));
                    }
                }
            }
            return steps;
        });
    }

    private static List<JournalEntry> query(Connection connection, String where, Object... values) throws SQLException {
        List<JournalEntry> entries = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT " + COLUMNS + " FROM ibkr_order " + where)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(new JournalEntry(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            JournalEntry.Kind.valueOf(row.getString(4)),
                            JournalState.valueOf(row.getString(5)),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8),
                            row.getString(9),
                            row.getString(10),
                            Instant.ofEpochMilli(row.getLong(11)),
                            Instant.ofEpochMilli(row.getLong(12))));
                }
            }
        }
        return entries;
    }

    private static void step(Connection connection, JournalEntry entry) throws SQLException {
        Database.update(
                connection,
                "INSERT INTO ibkr_order_step (client_order_id, step, at_ms, state, owner, order_id, note)"
                        + " SELECT ?, COALESCE(MAX(step), 0) + 1, ?, ?, ?, ?, ? FROM ibkr_order_step"
                        + " WHERE client_order_id = ?",
                entry.clientOrderId(),
                entry.changed().toEpochMilli(),
                entry.state().name(),
                entry.owner(),
                entry.orderId(),
                cut(entry.text()),
                entry.clientOrderId());
    }

    private static String cut(String text) {
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
