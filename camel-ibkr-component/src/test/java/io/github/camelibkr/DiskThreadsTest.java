package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

@DisplayName("The thread of the timers never waits for a database")
class DiskThreadsTest extends OrderTest {

    @TempDir
    Path directory;

    DiskThreadsTest() {
        super(choices -> choices.questions(false));
    }

    private static final class NotingDataSource extends SQLiteDataSource {

        private final Set<String> threads = ConcurrentHashMap.newKeySet();

        NotingDataSource(Path file) {
            setUrl("jdbc:sqlite:" + file + "?busy_timeout=5000");
        }

        @Override
        public Connection getConnection() throws SQLException {
            threads.add(Thread.currentThread().getName());
            return super.getConnection();
        }
    }

    @Test
    void place_rulesOfItsContractAreNotToldInTime_otherThreadsGoOn() {
        NotingDataSource source = new NotingDataSource(directory.resolve("journal.db"));
        routes.configuration().setDataSource(source);
        routes.start();
        gateway.faults()
                .on("GET", "/iserver/contract/*/info-and-rules")
                .times(1)
                .loseAnswer();

        assertThat(routes.send("ibkr:order/place?checkRules=true", marketOrder("c"))
                        .getException())
                .isNull();

        assertThat(gateway.ledger().postsByClientOrderId()).containsEntry("c", 1);
        assertThat(source.threads).isNotEmpty().noneMatch(name -> name.contains("IbkrTimer"));
    }
}
