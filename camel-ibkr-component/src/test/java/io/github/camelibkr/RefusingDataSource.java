package io.github.camelibkr;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteDataSource;

/** A real database that can be made unreachable. */
public final class RefusingDataSource extends SQLiteDataSource {

    private volatile boolean refusing;

    /** One in this file. */
    public RefusingDataSource(Path file) {
        setUrl("jdbc:sqlite:" + file);
    }

    /** From now on it cannot be reached, or can again. */
    public void refuse(boolean now) {
        refusing = now;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (refusing) {
            throw new SQLException("no connection");
        }
        return super.getConnection();
    }
}
