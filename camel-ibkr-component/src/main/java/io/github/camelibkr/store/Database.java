package io.github.camelibkr.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Where durable facts are kept. Every piece of work is one transaction; when it returns, it is on the disk. */
public interface Database extends AutoCloseable {

    /** Something that is done within one transaction. */
    interface Work<T> {
        /** Does it; whatever it throws undoes it. */
        T with(Connection connection) throws SQLException;
    }

    /** Makes something of one row. */
    interface Row<T> {
        /** Reads the row at hand. */
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Does something, all of it or nothing.
     *
     * @throws SQLException if the database cannot be reached, is full, damaged, or refuses; nothing was changed then. Its
     *     message says so for people, after "it cannot be used: "
     */
    <T> T transact(Work<T> work) throws SQLException;

    /**
     * Only looks. What does not exist yet is not made, and no other process is kept out.
     *
     * @throws SQLException as above
     */
    <T> T read(Work<T> work) throws SQLException;

    /**
     * Makes tables, and what belongs to them, unless they are there. Others may do the same at the same time.
     *
     * @param table the last of them, which is there if all are
     * @param statements each for itself does nothing if it has been done
     * @throws SQLException if they are not there, and cannot be made
     */
    void make(String table, List<String> statements) throws SQLException;

    /**
     * Takes it for this process, if it can only be used by one.
     *
     * @throws InUseException if another process has it
     * @throws SQLException if it cannot be taken for another reason, which may pass
     */
    void claim() throws SQLException;

    /** Nobody needs it for the time being, so that another process may have it; it is claimed again by whatever uses it. */
    void release();

    /** Whether other processes may write it, too. */
    boolean isShared();

    /** Where it is, for people: a file, or the data source's own words. */
    String place();

    /** Which it is: databases with equal ones are the same. */
    default Object identity() {
        return place();
    }

    /** Nothing can be done with it any more. */
    @Override
    void close();

    /** Changes rows, and tells how many. */
    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = prepare(connection, sql, values)) {
            return update.executeUpdate();
        }
    }

    /** Does one after the other. */
    static Void update(Connection connection, List<String> statements) throws SQLException {
        for (String sql : statements) {
            update(connection, sql);
        }
        return null;
    }

    /** Reads rows, one after the other. */
    static <T> List<T> query(Connection connection, Row<T> reader, String sql, Object... values) throws SQLException {
        try (PreparedStatement query = prepare(connection, sql, values);
                ResultSet rows = query.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        }
    }

    /** Looks at rows, however many there are, and keeps none. */
    static void scan(Connection connection, Row<?> reader, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            // else a driver may read all of them before the first is looked at
            query.setFetchSize(1_000);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
