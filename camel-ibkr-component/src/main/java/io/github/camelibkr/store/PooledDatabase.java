package io.github.camelibkr.store;

import java.sql.Connection;
import java.sql.SQLException;
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
            try {
                return Database.transact(connection, work);
            } finally {
                // as it was: whoever gets it next from a pool expects that
                connection.setAutoCommit(automatic);
            }
        }
    }

    @Override
    public String place() {
        return "dataSource " + source.getClass().getSimpleName();
    }

    @Override
    public void close() {
        // not ours
    }
}
