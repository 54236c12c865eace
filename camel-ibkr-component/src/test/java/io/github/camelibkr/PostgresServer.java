package io.github.camelibkr;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;

/** Real PostgreSQL servers on loopback. */
public final class PostgresServer {

    private PostgresServer() {}

    /** One that is patient with a slow machine. */
    public static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder().setPort(Ports.next()).setPGStartupWait(Duration.ofSeconds(60));
    }
}
