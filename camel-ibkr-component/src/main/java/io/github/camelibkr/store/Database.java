package io.github.camelibkr.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Where durable facts are kept. Every piece of work is one transaction; when it returns, it is on the disk. */
public interface Database extends AutoCloseable {

    /** Something that is done within one transaction. */
    interface Work<T> {
        /** Does it; whatever it throws undoes it. */
        T with(Connection connection) throws SQLException;
    }

    /**
     * Does something, all of it or nothing.
     *
     * @throws SQLException if the database cannot be reached, is full, or refuses; nothing was changed then
     */
    <T> T transact(Work<T> work) throws SQLException;

    /** Where it is, for people: a file, or the data source's own words. */
    String place();

    @Override
    void close();

    /** Changes rows, and tells how many. */
    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }

    /** Runs one piece of work on a connection that is at hand. */
    static <T> T transact(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            T result = work.with(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }
}
