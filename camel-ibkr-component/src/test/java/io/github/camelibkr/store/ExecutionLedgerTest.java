package io.github.camelibkr.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.store.ExecutionLedger.Key;
import io.github.camelibkr.store.ExecutionLedger.Mark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

@DisplayName("The ledger of executions, in a real SQLite file")
class ExecutionLedgerTest {

    private static final Instant NOW = Instant.parse("2026-05-04T14:30:00Z");
    private static final Key KEY = new Key("DU1", "0001.02.01.01");

    @TempDir
    Path directory;

    private SqliteDatabase database;

    @BeforeEach
    void create() {
        database = new SqliteDatabase(new StateDirectory(directory.resolve("state")), "ibkr.db");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ExecutionLedger open(String subscription, Instant since, Instant now) throws SQLException {
        ExecutionLedger ledger = new ExecutionLedger(database, subscription);
        ledger.open(since, now);
        return ledger;
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("PRAGMA " + name)) {
            return row.getString(1);
        }
    }

    @Test
    void open_unknownSubscription_isNewAndBeginsWhereItIsTold() throws Exception {
        ExecutionLedger ledger = open("fills", NOW, NOW);

        assertThat(ledger.isNew()).isTrue();
        assertThat(ledger.since()).isEqualTo(NOW);
        assertThat(ledger.completeUntil()).isEqualTo(NOW);
    }

    @Test
    void open_knownSubscription_goesOnWhereItWas() throws Exception {
        open("fills", NOW, NOW).completeUntil(NOW.plusSeconds(60));

        ExecutionLedger again = open("fills", NOW.plus(Duration.ofDays(2)), NOW.plus(Duration.ofDays(2)));

        assertThat(again.isNew()).isFalse();
        assertThat(again.since()).isEqualTo(NOW);
        assertThat(again.completeUntil()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void mark_isFoundByTheSameSubscriptionOnly() throws Exception {
        open("fills", NOW, NOW).mark(KEY, Mark.COMPLETE, NOW);

        assertThat(open("fills", NOW, NOW).find(KEY)).isEqualTo(Mark.COMPLETE);
        assertThat(open("audit", NOW, NOW).find(KEY)).isNull();
        assertThat(open("fills", NOW, NOW).find(new Key("DU2", KEY.executionId())))
                .isNull();
    }

    @Test
    void mark_neverGoesBack() throws Exception {
        ExecutionLedger ledger = open("fills", NOW, NOW);
        ledger.mark(KEY, Mark.FIRST, NOW);
        ledger.mark(KEY, Mark.COMPLETE, NOW);
        ledger.mark(KEY, Mark.FIRST, NOW);

        assertThat(open("fills", NOW, NOW).find(KEY)).isEqualTo(Mark.COMPLETE);
    }

    @Test
    void marks_olderThanIbkrReplays_areNotKeptInMemoryButOnTheDisk() throws Exception {
        open("fills", NOW, NOW).mark(KEY, Mark.COMPLETE, NOW);

        assertThat(open("fills", NOW, NOW.plus(Duration.ofDays(9))).find(KEY)).isNull();
        assertThat(open("fills", NOW, NOW.plus(Duration.ofDays(7))).find(KEY)).isEqualTo(Mark.COMPLETE);
        open("fills", NOW, NOW.plus(Duration.ofDays(32)));
        assertThat(open("fills", NOW, NOW).find(KEY)).isNull();
    }

    @Test
    void marks_olderThanAMonth_areForgottenWhileTheApplicationRuns() throws Exception {
        ExecutionLedger ledger = open("fills", NOW, NOW);
        ledger.mark(KEY, Mark.COMPLETE, NOW);

        ledger.completeUntil(NOW.plus(Duration.ofDays(30)));
        assertThat(open("fills", NOW, NOW).find(KEY)).isEqualTo(Mark.COMPLETE);

        ledger.completeUntil(NOW.plus(Duration.ofDays(32)));
        assertThat(open("fills", NOW, NOW).find(KEY)).isNull();
    }

    @Test
    void everyCommit_isForcedToTheDiskThroughAWriteAheadLog() throws Exception {
        open("fills", NOW, NOW);

        String mode = database.transact(connection -> pragma(connection, "journal_mode"));
        String force = database.transact(connection -> pragma(connection, "synchronous"));

        assertThat(mode).isEqualTo("wal");
        // 2 is FULL
        assertThat(force).isEqualTo("2");
    }

    @Test
    void stateDirectory_isForItsOwnerOnly() throws Exception {
        open("fills", NOW, NOW);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("state"))))
                .isEqualTo("rwx------");
    }

    @Test
    @DisplayName("C4: a mark that could not be written counts as not written, and can be written later")
    void c4_mark_databaseGone_failsAndWorksAgainLater() throws Exception {
        ExecutionLedger ledger = open("fills", NOW, NOW);
        change("CREATE TRIGGER no BEFORE INSERT ON ibkr_execution BEGIN SELECT RAISE(ABORT, 'not now'); END");

        assertThatThrownBy(() -> ledger.mark(KEY, Mark.COMPLETE, NOW)).hasMessageContaining("not now");
        assertThat(ledger.find(KEY)).isNull();
        assertThat(open("fills", NOW, NOW).find(KEY)).isNull();

        change("DROP TRIGGER no");
        ledger.mark(KEY, Mark.COMPLETE, NOW);
        assertThat(open("fills", NOW, NOW).find(KEY)).isEqualTo(Mark.COMPLETE);
    }

    private void change(String sql) throws SQLException {
        database.transact(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    @Test
    @DisplayName("C5: a file that is no database is not overwritten, and says so")
    void c5_open_brokenFile_failsAndLeavesItAlone() throws Exception {
        Path file = Files.createDirectories(directory.resolve("state")).resolve("ibkr.db");
        Files.writeString(file, "this is no database".repeat(100));

        assertThatThrownBy(() -> open("fills", NOW, NOW)).isInstanceOf(SQLException.class);
        assertThat(file).content().startsWith("this is no database");
    }

    @Test
    void pooledDatabase_leavesConnectionsAsTheyWere() throws Exception {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + directory.resolve("own.db"));
        ExecutionLedger ledger = new ExecutionLedger(new PooledDatabase(source), "fills");
        ledger.open(NOW, NOW);

        ledger.mark(KEY, Mark.QUARANTINED, NOW);

        ExecutionLedger again = new ExecutionLedger(new PooledDatabase(source), "fills");
        again.open(NOW, NOW);
        assertThat(again.find(KEY)).isEqualTo(Mark.QUARANTINED);
    }

    @Test
    void completeUntil_somebodyElseHasTheSameName_isRefused() throws Exception {
        ExecutionLedger ours = open("fills", NOW, NOW);
        ExecutionLedger theirs = open("fills", NOW, NOW);
        theirs.completeUntil(NOW.plusSeconds(60));

        assertThatThrownBy(() -> ours.completeUntil(NOW.plusSeconds(90)))
                .isInstanceOf(SQLException.class)
                .hasMessage("somebody else gets, or has just got, the executions of subscription fills, too, so that"
                        + " some may be missing here: give each node a subscriptionName of its own");
        theirs.completeUntil(NOW.plusSeconds(120));
        assertThat(open("fills", NOW, NOW).completeUntil()).isEqualTo(NOW.plusSeconds(120));
        assertThatThrownBy(() -> ours.completeUntil(NOW.plusSeconds(150)))
                .as("he goes on")
                .isInstanceOf(SQLException.class);

        ours.completeUntil(NOW.plusSeconds(180));
        assertThat(open("fills", NOW, NOW).completeUntil()).as("he has ended").isEqualTo(NOW.plusSeconds(180));
    }

    @Test
    void completeUntil_answerOfTheLastWasLost_goesOn() throws Exception {
        ExecutionLedger ledger = open("fills", NOW, NOW);
        change("CREATE TRIGGER no BEFORE UPDATE ON ibkr_subscription BEGIN SELECT RAISE(ABORT, 'no'); END");
        assertThatThrownBy(() -> ledger.completeUntil(NOW.plusSeconds(60))).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> ledger.completeUntil(NOW.plusSeconds(90))).isInstanceOf(SQLException.class);
        change("DROP TRIGGER no");
        // the first was noted all the same
        open("fills", NOW, NOW).completeUntil(NOW.plusSeconds(60));

        ledger.completeUntil(NOW.plusSeconds(120));

        assertThat(open("fills", NOW, NOW).completeUntil()).isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void mark_idThatNoColumnTakes_isKnownAgain() throws Exception {
        Key longest = new Key("DU1".repeat(40), "0000e0d5".repeat(40));
        Key strange = new Key("DU1", "a\0b");
        ExecutionLedger ledger = open("fills", NOW, NOW);

        ledger.mark(longest, Mark.COMPLETE, NOW);
        ledger.mark(strange, Mark.COMPLETE, NOW);

        for (ExecutionLedger one : List.of(ledger, open("fills", NOW, NOW))) {
            assertThat(one.find(longest)).isEqualTo(Mark.COMPLETE);
            assertThat(one.find(strange)).isEqualTo(Mark.COMPLETE);
            assertThat(one.find(new Key("DU1".repeat(40), "0000e0d5".repeat(41))))
                    .isNull();
            assertThat(one.find(new Key("DU1", "a b"))).isNull();
        }
        database.transact(connection -> Database.query(
                        connection, row -> row.getString(1), "SELECT account || execution FROM ibkr_execution"))
                .forEach(id -> assertThat(id).hasSizeLessThanOrEqualTo(64 + 128).doesNotContain("\0"));
    }

    @Test
    void pooledDatabase_dataSourceThatHasNowhereToGo_isTheUsualTrouble() {
        SQLiteDataSource lost = new SQLiteDataSource() {
            @Override
            public Connection getConnection() {
                throw new IllegalStateException("no target");
            }
        };

        assertThatThrownBy(() -> new PooledDatabase(lost).transact(connection -> null))
                .isInstanceOf(SQLException.class)
                .hasMessage("java.lang.IllegalStateException: no target");
    }

    @Test
    void claim_isHeldByOneAtATime() throws Exception {
        StateDirectory state = new StateDirectory(directory.resolve("state"));
        AutoCloseable first = state.claim("fills");

        assertThat(first).isNotNull();
        assertThat(state.claim("fills")).isNull();
        assertThat(new StateDirectory(directory.resolve("state")).claim("audit"))
                .isNotNull();
        first.close();
        AutoCloseable second = state.claim("fills");
        assertThat(second).isNotNull();
        second.close();
    }

    @Test
    void write_hostileNames_stayInTheDirectory() throws Exception {
        StateDirectory state = new StateDirectory(directory.resolve("state"));

        Path file = state.write("../up", "../../etc/passwd\n.json", "{}");

        assertThat(file.normalize()).startsWith(directory.resolve("state").toAbsolutePath());
        assertThat(file).hasContent("{}");
        assertThat(state.write("../up", "..", "{}").normalize())
                .startsWith(directory.resolve("state").toAbsolutePath());
        assertThat(state.write("a", "x/y", "1")).isNotEqualTo(state.write("a", "x_y", "2"));
    }
}
