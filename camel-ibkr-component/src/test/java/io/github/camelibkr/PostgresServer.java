package io.github.camelibkr;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Real PostgreSQL servers on loopback. */
public final class PostgresServer {

    private PostgresServer() {}

    /** One that is patient with a slow machine. */
    public static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder().setPort(Ports.next()).setPGStartupWait(Duration.ofSeconds(60));
    }

    /** Whether somebody waits for a lock that somebody else has. */
    public static boolean isAwaitingLock(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("SELECT 1 FROM pg_locks WHERE NOT granted")) {
            return rows.next();
        }
    }
}
