package io.github.camelibkr;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteDataSource;

/** A real database that can be made unreachable. */
final class RefusingDataSource extends SQLiteDataSource {

    private volatile boolean refusing;

    RefusingDataSource(Path file) {
        setUrl("jdbc:sqlite:" + file);
    }

    void refuse(boolean now) {
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
