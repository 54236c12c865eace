package io.github.camelibkr.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** A database of the user's: PostgreSQL, say. Connections are taken and given back for each piece of work. */
public final class PooledDatabase implements Database {

    private final DataSource source;

    /** {@code source} remains the user's: it is not closed. */
    public PooledDatabase(DataSource source) {
        this.source = source;
    }

    @Override
    public <T> T transact(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            boolean automatic = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                undo(connection, e);
                throw e;
            } finally {
                restore(connection, automatic);
            }
        } catch (RuntimeException e) {
            // so says a data source that has nowhere to go at the moment; it is no other trouble than the usual
            throw new SQLException(e.toString(), e);
        }
    }

    private static void undo(Connection connection, Throwable why) {
        try {
            connection.rollback();
        } catch (SQLException alsoBroken) {
            // what went wrong first is what people must hear of
            why.addSuppressed(alsoBroken);
        }
    }

    /** As it was: whoever gets it next from a pool expects that. */
    private static void restore(Connection connection, boolean automatic) {
        try {
            connection.setAutoCommit(automatic);
        } catch (SQLException broken) {
            // a connection that is broken is of no use to anybody, and what was committed is committed
        }
    }

    @Override
    public <T> T read(Work<T> work) throws SQLException {
        return transact(work);
    }

    /**
     * It looks first, and again after a failure. PostgreSQL fails one of two who make a table at once, "if not exists" or
     * not; it keeps all who write waiting while it is asked for an index that is there; and it refuses both to a user who
     * may only read and write.
     */
    @Override
    public void make(String table, List<String> statements) throws SQLException {
        if (has(table)) {
            return;
        }
        try {
            transact(connection -> Database.update(connection, statements));
        } catch (SQLException e) {
            if (!has(table)) {
                throw e;
            }
        }
    }

    private boolean has(String table) throws SQLException {
        return read(connection -> {
            try {
                return Database.query(connection, row -> row, "SELECT 1 FROM " + table + " WHERE 1 = 0")
                        .isEmpty();
            } catch (SQLException e) {
                // not there; or the connection is broken, and then this fails, too
                connection.rollback();
                return false;
            }
        });
    }

    @Override
    public void claim() {
        // several processes may share it: that is what it is for
    }

    @Override
    public void release() {
        // nothing was taken
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public String place() {
        return "dataSource " + source.getClass().getSimpleName();
    }

    @Override
    public Object identity() {
        return source;
    }

    @Override
    public void close() {
        // not ours
    }
}
