package io.github.camelibkr.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.store.ExecutionLedger.Key;
import io.github.camelibkr.store.ExecutionLedger.Mark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

@DisplayName("One SQLite file that several contexts of a JVM have")
class SharedFileTest {

    private static final Instant NOW = Instant.parse("2026-05-04T14:30:00Z");
    private static final int THREADS_EACH = 4;
    private static final int ORDERS_EACH = 25;

    @TempDir
    Path parent;

    private Path directory;
    private final List<SqliteDatabase> databases = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        directory = parent.resolve("state");
        for (int i = 0; i < 4; i++) {
            databases.add(database());
        }
        new OrderJournal(databases.get(0)).open(NOW);
    }

    @AfterEach
    void close() {
        databases.forEach(SqliteDatabase::close);
    }

    private SqliteDatabase database() {
        return new SqliteDatabase(new StateDirectory(directory), "ibkr.db");
    }

    private static JournalEntry intent(String id) {
        return new JournalEntry(
                id,
                "DU1",
                "https://localhost:5000",
                JournalEntry.Kind.PLACE,
                JournalState.INTENT,
                null,
                "abc",
                "{}",
                "me",
                null,
                NOW,
                NOW);
    }

    private static void trade(SqliteDatabase database, String name) throws Exception {
        OrderJournal journal = new OrderJournal(database);
        for (int i = 0; i < ORDERS_EACH; i++) {
            JournalEntry intent = intent(name + "-" + i);
            assertThat(journal.begin(intent)).isEmpty();
            assertThat(journal.depart(intent.with(JournalState.SENT, null, null, NOW), "route-1"))
                    .isEmpty();
            assertThat(journal.move(intent.with(JournalState.ACCEPTED, "1", null, NOW), JournalState.SENT))
                    .isTrue();
        }
    }

    private static void fill(SqliteDatabase database, String name) throws Exception {
        ExecutionLedger ledger = new ExecutionLedger(database, name);
        ledger.open(NOW, NOW);
        for (int i = 0; i < ORDERS_EACH; i++) {
            ledger.mark(new Key("DU1", name + i), Mark.COMPLETE, NOW);
        }
    }

    /** As somebody looks who has nothing to do with those who write. */
    private void look() throws Exception {
        for (int i = 0; i < ORDERS_EACH; i++) {
            try (SqliteDatabase own = database()) {
                new OrderJournal(own).report(new JournalQuery(null, null, Set.of(), null, 10));
            }
        }
    }

    @Test
    void manyWriteAndReadAtOnce_nobodyIsLockedOut_andAllIsNoted() throws Exception {
        List<Callable<Void>> all = new ArrayList<>();
        for (SqliteDatabase database : databases) {
            for (int thread = 0; thread < THREADS_EACH; thread++) {
                String name = databases.indexOf(database) + "-" + thread;
                all.add(() -> {
                    trade(database, name);
                    return null;
                });
            }
            String name = "fills-" + databases.indexOf(database);
            all.add(() -> {
                fill(database, name);
                return null;
            });
            all.add(() -> {
                look();
                return null;
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(all.size());

        for (Future<Void> one : pool.invokeAll(all)) {
            one.get();
        }

        pool.shutdown();
        JournalQuery accepted = new JournalQuery(null, "DU1", Set.of(JournalState.ACCEPTED), null, 1_000);
        assertThat(new OrderJournal(databases.get(0)).report(accepted).orders())
                .hasSize(databases.size() * THREADS_EACH * ORDERS_EACH)
                .allSatisfy(one -> assertThat(one.steps()).hasSize(3));
    }

    @Test
    void betweenTwoTransactions_theFileIsNotLocked() throws Exception {
        new OrderJournal(databases.get(0)).begin(intent("a"));
        SQLiteConfig impatient = new SQLiteConfig();
        impatient.setBusyTimeout(0);

        try (Connection other = impatient.createConnection("jdbc:sqlite:" + directory.resolve("ibkr.db"))) {
            assertThat(Database.update(other, "UPDATE ibkr_commits SET commits = commits"))
                    .isEqualTo(1);
        }
    }

    @Test
    void lastOneOut_givesTheFileBack() throws Exception {
        StateDirectory state = new StateDirectory(directory);
        for (SqliteDatabase database : databases) {
            database.claim();
        }
        for (SqliteDatabase database : databases) {
            assertThat(state.claim("ibkr.db")).as("it is taken").isNull();
            database.release();
        }

        AutoCloseable claim = state.claim("ibkr.db");

        assertThat(claim).isNotNull();
        claim.close();
    }

    @Test
    void underAnotherName_itIsTheSameFile() throws Exception {
        Path link = Files.createSymbolicLink(parent.resolve("link"), directory);
        try (SqliteDatabase other = new SqliteDatabase(new StateDirectory(link), "ibkr.db")) {
            new OrderJournal(databases.get(0)).begin(intent("a"));

            assertThat(new OrderJournal(other).begin(intent("a"))).contains(intent("a"));
        }
    }
}
