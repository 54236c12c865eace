package io.github.camelibkr.store;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.JournalStep;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The tables of the order journal: how an order stands, and each step that it took. Every row bears its seal. */
final class OrderTable {

    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_ROUTE = 255;
    private static final int LONGEST_ORDER_ID = 32;

    private static final String ORDERS = "CREATE TABLE IF NOT EXISTS ibkr_order ("
            + "client_order_id VARCHAR(64) NOT NULL PRIMARY KEY, account VARCHAR(64) NOT NULL,"
            + " gateway VARCHAR(255) NOT NULL, kind VARCHAR(8) NOT NULL, state VARCHAR(16) NOT NULL,"
            + " order_id VARCHAR(32), content VARCHAR(64) NOT NULL, request VARCHAR(16000),"
            + " owner VARCHAR(64) NOT NULL, note VARCHAR(2000), begun_ms BIGINT NOT NULL, changed_ms BIGINT NOT NULL,"
            + " route VARCHAR(255), seal BIGINT NOT NULL)";

    private static final String BY_STATE = "CREATE INDEX IF NOT EXISTS ibkr_order_state ON ibkr_order (state)";
    private static final String BY_BEGIN =
            "CREATE INDEX IF NOT EXISTS ibkr_order_begun ON ibkr_order (gateway, begun_ms)";

    private static final String STEPS = "CREATE TABLE IF NOT EXISTS ibkr_order_step ("
            + "client_order_id VARCHAR(64) NOT NULL, step INTEGER NOT NULL, at_ms BIGINT NOT NULL,"
            + " state VARCHAR(16) NOT NULL, owner VARCHAR(64) NOT NULL, order_id VARCHAR(32),"
            + " note VARCHAR(2000), seal BIGINT NOT NULL, PRIMARY KEY (client_order_id, step))";

    /** What makes them where they are not. */
    static final List<String> TABLES = List.of(ORDERS, BY_STATE, BY_BEGIN, STEPS);

    /** All but the seal. */
    private static final List<String> COLUMNS = List.of(
            "client_order_id",
            "account",
            "gateway",
            "kind",
            "state",
            "order_id",
            "content",
            "request",
            "owner",
            "note",
            "begun_ms",
            "changed_ms");

    private static final String ALL = "SELECT " + String.join(", ", COLUMNS) + ", seal FROM ibkr_order";

    private static final String STEP_COLUMNS = "client_order_id, at_ms, state, order_id, owner, note, seal";

    /** What was changed last before a moment, and of which no more is to be found out. */
    private static final String OLD = "changed_ms < ? AND state NOT IN ('INTENT', 'SENT', 'QUESTION', 'UNKNOWN')";

    private OrderTable() {}

    static void make(Database database) throws SQLException {
        database.make("ibkr_order_step", TABLES);
    }

    /** Whether there is a journal at all. */
    static boolean exists(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "ibkr_order", null)) {
            return tables.next();
        }
    }

    /** A new order, with its first step; fails if there is one with its id. */
    static void insert(Connection connection, JournalEntry entry) throws SQLException {
        Database.update(
                connection,
                "INSERT INTO ibkr_order (" + String.join(", ", COLUMNS) + ", seal) VALUES ("
                        + "?, ".repeat(COLUMNS.size()) + "?)",
                sealed(entry).toArray());
        step(connection, entry);
    }

    /** The order as it is now, with another step, if the row is as a condition says; else nothing is changed. */
    static boolean update(Connection connection, JournalEntry entry, String condition, Object... values)
            throws SQLException {
        List<Object> all = sealed(entry);
        all.add(entry.clientOrderId());
        all.addAll(List.of(values));
        boolean changed = Database.update(
                        connection,
                        "UPDATE ibkr_order SET " + String.join(" = ?, ", COLUMNS)
                                + " = ?, seal = ? WHERE client_order_id = ? AND " + condition,
                        all.toArray())
                == 1;
        if (changed) {
            step(connection, entry);
        }
        return changed;
    }

    /** Which route has sent an order. It is counted by, and nothing else depends on it. */
    static void route(Connection connection, String clientOrderId, String route) throws SQLException {
        Database.update(
                connection,
                "UPDATE ibkr_order SET route = ? WHERE client_order_id = ?",
                shortened(route),
                clientOrderId);
    }

    /** How many orders that were taken up since then have left; {@code route} null: of all routes. */
    static int departed(Connection connection, String gateway, String route, Instant since) throws SQLException {
        String where = "gateway = ? AND begun_ms >= ? AND state NOT IN ('INTENT', 'DENIED', 'NOT_SENT')";
        List<Object> values = new ArrayList<>(List.of(gateway, since.toEpochMilli()));
        if (route != null) {
            where += " AND route = ?";
            values.add(shortened(route));
        }
        return Database.query(
                        connection,
                        row -> row.getInt(1),
                        "SELECT COUNT(*) FROM ibkr_order WHERE " + where,
                        values.toArray())
                .get(0);
    }

    private static String shortened(String route) {
        return route.length() <= LONGEST_ROUTE ? route : route.substring(0, LONGEST_ROUTE);
    }

    private static List<Object> sealed(JournalEntry entry) {
        List<Object> values = new ArrayList<>();
        values.add(entry.clientOrderId());
        values.add(entry.accountId());
        values.add(entry.gateway());
        values.add(entry.kind().name());
        values.add(entry.state().name());
        values.add(cut(entry.orderId(), LONGEST_ORDER_ID));
        values.add(entry.content());
        values.add(entry.request());
        values.add(entry.owner());
        values.add(cut(entry.text()));
        values.add(entry.begun().toEpochMilli());
        values.add(entry.changed().toEpochMilli());
        values.add(Seal.of(values.toArray()));
        return values;
    }

    private static void step(Connection connection, JournalEntry entry) throws SQLException {
        Database.update(
                connection,
                "INSERT INTO ibkr_order_step (client_order_id, step, at_ms, state, owner, order_id, note, seal)"
                        + " SELECT ?, COALESCE(MAX(step), 0) + 1, ?, ?, ?, ?, ?, ? FROM ibkr_order_step"
                        + " WHERE client_order_id = ?",
                entry.clientOrderId(),
                entry.changed().toEpochMilli(),
                entry.state().name(),
                entry.owner(),
                cut(entry.orderId(), LONGEST_ORDER_ID),
                cut(entry.text()),
                seal(entry.clientOrderId(), step(entry)),
                entry.clientOrderId());
    }

    private static JournalStep step(JournalEntry entry) {
        return new JournalStep(
                entry.changed(),
                entry.state(),
                cut(entry.orderId(), LONGEST_ORDER_ID),
                entry.owner(),
                cut(entry.text()));
    }

    /**
     * Forgets orders that were changed last before a moment and of which no more is to be found out. Only after
     * {@link #check}: a damaged time must not make an order look old.
     */
    static void forget(Connection connection, Instant before) throws SQLException {
        // in the order in which all others lock them
        Database.update(connection, "DELETE FROM ibkr_order WHERE " + OLD, before.toEpochMilli());
        Database.update(
                connection,
                "DELETE FROM ibkr_order_step WHERE NOT EXISTS (SELECT 1 FROM ibkr_order"
                        + " WHERE ibkr_order.client_order_id = ibkr_order_step.client_order_id)");
    }

    /**
     * Forgets the first of a gateway's orders that are old in the same sense. They are read, and so checked, first.
     *
     * @return how many were found
     */
    static int forget(Connection connection, String gateway, Instant before, int most) throws SQLException {
        long time = before.toEpochMilli();
        // begun before it was changed: that is what there is an index of
        List<JournalEntry> old = query(
                connection,
                "gateway = ? AND begun_ms < ? AND " + OLD + " ORDER BY begun_ms LIMIT ?",
                gateway,
                time,
                time,
                most);
        for (JournalEntry entry : old) {
            String id = entry.clientOrderId();
            // another node may have taken it up again
            if (Database.update(connection, "DELETE FROM ibkr_order WHERE client_order_id = ? AND " + OLD, id, time)
                    == 1) {
                Database.update(connection, "DELETE FROM ibkr_order_step WHERE client_order_id = ?", id);
            }
        }
        return old.size();
    }

    /** The orders for which a condition, and what may follow it, holds. */
    static List<JournalEntry> query(Connection connection, String where, Object... values) throws SQLException {
        return Database.query(connection, OrderTable::entry, ALL + " WHERE " + where, values);
    }

    private static JournalEntry entry(ResultSet row) throws SQLException {
        Object[] values = new Object[COLUMNS.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = COLUMNS.get(i).endsWith("_ms") ? (Object) row.getLong(i + 1) : row.getString(i + 1);
        }
        Seal.check("order " + values[0], row.getLong(values.length + 1), values);
        return new JournalEntry(
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
                Instant.ofEpochMilli(row.getLong(12)));
    }

    /** The steps of one order, oldest first. */
    static List<JournalStep> steps(Connection connection, String clientOrderId) throws SQLException {
        return Database.query(
                connection,
                OrderTable::step,
                "SELECT " + STEP_COLUMNS + " FROM ibkr_order_step WHERE client_order_id = ? ORDER BY step",
                clientOrderId);
    }

    private static JournalStep step(ResultSet row) throws SQLException {
        Seal.check(
                "a step of order " + row.getString(1),
                row.getLong(7),
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
        return new JournalStep(
                Instant.ofEpochMilli(row.getLong(2)),
                JournalState.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }

    /** Reads every row, and keeps none; fails if one is not what was written. */
    static void check(Connection connection) throws SQLException {
        Database.scan(connection, OrderTable::entry, ALL);
        Database.scan(connection, OrderTable::step, "SELECT " + STEP_COLUMNS + " FROM ibkr_order_step");
    }

    private static long seal(String clientOrderId, JournalStep step) {
        return Seal.of(
                clientOrderId,
                step.at().toEpochMilli(),
                step.state().name(),
                step.orderId(),
                step.owner(),
                step.text());
    }

    /** What fits into a column. PostgreSQL takes no text with a NUL, and what it does not take would be told for ever. */
    private static String cut(String text) {
        return cut(text, LONGEST_TEXT);
    }

    private static String cut(String text, int longest) {
        return text == null
                ? null
                : text.substring(0, Math.min(longest, text.length())).replace('\0', ' ');
    }
}
