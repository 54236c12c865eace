package io.github.camelibkr.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.PostgresServer;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalRecord;
import io.github.camelibkr.model.JournalRecords;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.JournalStep;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayName("The order journal")
class OrderJournalTest {

    private static final Instant NOW = Instant.parse("2026-05-04T14:30:00Z");

    private static JournalEntry intent(String id, String content, String owner, Instant now) {
        return new JournalEntry(
                id,
                "DU1",
                "https://localhost:5000",
                JournalEntry.Kind.PLACE,
                JournalState.INTENT,
                null,
                content,
                "{}",
                owner,
                null,
                now,
                now);
    }

    private static JournalEntry intent(String id) {
        return intent(id, "abc", "me", NOW);
    }

    /** What holds in every database. */
    abstract static class Journal {

        OrderJournal journal;

        abstract Database database() throws Exception;

        /** One without a table. */
        abstract Database unused() throws Exception;

        @BeforeEach
        void open() throws Exception {
            journal = new OrderJournal(database());
            journal.open(NOW);
        }

        private JournalEntry sent(String id) throws SQLException {
            JournalEntry intent = intent(id);
            assertThat(journal.begin(intent)).isEmpty();
            JournalEntry sent = intent.with(JournalState.SENT, null, null, NOW);
            assertThat(journal.depart(sent, "route-1")).isEmpty();
            return sent;
        }

        @Test
        void begin_newOrder_isNotedWithItsStep() throws Exception {
            assertThat(journal.begin(intent("a"))).isEmpty();

            assertThat(journal.find("a")).contains(intent("a"));
            assertThat(journal.steps("a")).containsExactly(new JournalStep(NOW, JournalState.INTENT, null, "me", null));
        }

        @Test
        void move_textThatNoColumnTakes_isNotedAsFarAsItFits() throws Exception {
            JournalEntry sent = sent("a");
            JournalEntry next = sent.with(JournalState.REJECTED, "1".repeat(40), "a\0b" + "c".repeat(3_000), NOW);

            assertThat(journal.move(next, JournalState.SENT)).isTrue();

            JournalEntry noted = journal.find("a").orElseThrow();
            assertThat(noted.orderId()).isEqualTo("1".repeat(32));
            assertThat(noted.text()).hasSize(2_000).startsWith("a bc");
            assertThat(journal.steps("a").get(2).text()).isEqualTo(noted.text());
        }

        @Test
        void begin_sameIdTwice_theSecondGetsTheFirst() throws Exception {
            journal.begin(intent("a"));

            assertThat(journal.begin(intent("a", "abc", "other", NOW))).contains(intent("a"));
            assertThat(journal.steps("a")).hasSize(1);
        }

        @Test
        void begin_notSentBefore_isTakenUpAgainByWhoeverComes() throws Exception {
            journal.begin(intent("a"));
            journal.move(intent("a").with(JournalState.NOT_SENT, null, "down", NOW), JournalState.INTENT);

            assertThat(journal.begin(intent("a", "abc", "other", NOW.plusSeconds(1))))
                    .isEmpty();

            assertThat(journal.find("a").orElseThrow().owner()).isEqualTo("other");
            assertThat(journal.find("a").orElseThrow().text()).isNull();
            assertThat(journal.steps("a"))
                    .extracting(JournalStep::state)
                    .containsExactly(JournalState.INTENT, JournalState.NOT_SENT, JournalState.INTENT);
        }

        @Test
        @DisplayName("O7: another order under the same id is not taken for it, not even if that was never sent")
        void o7_begin_sameIdOtherContent_isRefused() throws Exception {
            journal.begin(intent("a"));
            JournalEntry notSent = intent("a").with(JournalState.NOT_SENT, null, "down", NOW);
            journal.move(notSent, JournalState.INTENT);

            assertThat(journal.begin(intent("a", "xyz", "me", NOW))).contains(notSent);
        }

        @Test
        void depart_orderThatSomebodyElseHasTaken_tellsSoAndChangesNothing() throws Exception {
            journal.begin(intent("a"));
            journal.move(intent("a").with(JournalState.NOT_SENT, null, null, NOW), JournalState.INTENT);
            journal.begin(intent("a", "abc", "other", NOW));

            assertThat(journal.depart(intent("a").with(JournalState.SENT, null, null, NOW), "route-1"))
                    .contains(intent("a", "abc", "other", NOW));
            assertThat(journal.find("a").orElseThrow().state()).isEqualTo(JournalState.INTENT);
        }

        @Test
        void depart_whileAnotherOfTheAccountIsInDoubt_tellsWhichAndDoesNotLeave() throws Exception {
            JournalEntry doubtful = sent("a").with(JournalState.UNKNOWN, null, "lost", NOW);
            journal.move(doubtful, JournalState.SENT);
            journal.begin(intent("b"));

            assertThat(journal.depart(intent("b").with(JournalState.SENT, null, null, NOW), "route-1"))
                    .contains(doubtful);

            assertThat(journal.find("b").orElseThrow().state()).isEqualTo(JournalState.INTENT);
        }

        @Test
        void move_fromAStateThatItIsNotIn_changesNothing() throws Exception {
            JournalEntry sent = sent("a");
            journal.move(sent.with(JournalState.ACCEPTED, "17", "Submitted", NOW), JournalState.SENT);

            assertThat(journal.move(sent.with(JournalState.UNKNOWN, null, null, NOW), JournalState.SENT))
                    .isFalse();

            assertThat(journal.find("a").orElseThrow().state()).isEqualTo(JournalState.ACCEPTED);
            assertThat(journal.find("a").orElseThrow().orderId()).isEqualTo("17");
        }

        @Test
        void open_afterAMonth_forgetsWhatIsSettledAndKeepsWhatIsNot() throws Exception {
            journal.move(sent("settled").with(JournalState.ACCEPTED, "1", null, NOW), JournalState.SENT);
            journal.move(sent("doubtful").with(JournalState.UNKNOWN, null, null, NOW), JournalState.SENT);

            journal.open(NOW.plus(Duration.ofDays(32)));

            assertThat(journal.find("settled")).isEmpty();
            assertThat(journal.steps("settled")).isEmpty();
            assertThat(journal.find("doubtful")).isPresent();
            assertThat(journal.unresolved())
                    .extracting(JournalEntry::clientOrderId)
                    .containsExactly("doubtful");
            assertThat(journal.doubtful("DU1"))
                    .extracting(JournalEntry::clientOrderId)
                    .containsExactly("doubtful");
            assertThat(journal.doubtful("DU2")).isEmpty();
        }

        @Test
        void forget_whileItIsInUse_forgetsTheOldestOfAGatewayInSlices() throws Exception {
            String gateway = "https://localhost:5000";
            for (int i = 0; i < 30; i++) {
                journal.move(sent("settled-" + i).with(JournalState.ACCEPTED, "1", null, NOW), JournalState.SENT);
            }
            journal.move(sent("doubtful").with(JournalState.UNKNOWN, null, null, NOW), JournalState.SENT);
            Instant later = NOW.plus(Duration.ofDays(31));
            assertThat(journal.forget(gateway, later)).isFalse();
            assertThat(journal.find("settled-0")).isPresent();

            later = later.plusMillis(1);
            assertThat(journal.forget("https://elsewhere:5000", later)).isFalse();
            assertThat(journal.forget(gateway, later)).isTrue();
            assertThat(journal.report(new JournalQuery(null, null, Set.of(JournalState.ACCEPTED), null, 200))
                            .orders())
                    .hasSize(5);
            assertThat(journal.forget(gateway, later)).isFalse();

            assertThat(journal.report(new JournalQuery(null, null, Set.of(), null, 200))
                            .orders())
                    .extracting(record -> record.order().clientOrderId())
                    .containsExactly("doubtful");
            assertThat(journal.steps("settled-0")).isEmpty();
            assertThat(journal.steps("doubtful")).hasSize(3);
        }

        @Test
        void forget_damagedDate_forgetsNothing() throws Exception {
            journal.move(sent("a").with(JournalState.ACCEPTED, "1", null, NOW), JournalState.SENT);
            database()
                    .transact(connection -> Database.update(
                            connection,
                            "UPDATE ibkr_order SET changed_ms = 5, begun_ms = 5 WHERE client_order_id = 'a'"));

            assertThatThrownBy(() -> journal.forget("https://localhost:5000", NOW))
                    .isInstanceOf(DamagedException.class)
                    .hasMessageStartingWith("what it holds of order a is not what was written");

            assertThat(journal.steps("a")).hasSize(3);
            database().transact(connection -> Database.update(connection, "DELETE FROM ibkr_order"));
        }

        @Test
        @DisplayName("O8: an id is refused for a week, though IBKR forgets it after a day (quirk 58)")
        void o8_quirk58_aWeekLater_theIdIsStillTaken() throws Exception {
            journal.move(sent("a").with(JournalState.ACCEPTED, "1", null, NOW), JournalState.SENT);
            Instant later = NOW.plus(Duration.ofDays(7));

            journal.open(later);

            assertThat(journal.begin(intent("a", "abc", "me", later))).isPresent();
        }

        @Test
        @DisplayName("O6: of many who send the same order at once, one may")
        void o6_manyAtOnce_oneBeginsAndOneDeparts() throws Exception {
            ExecutorService pool = Executors.newFixedThreadPool(8);
            List<Callable<Boolean>> all = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Boolean>) () -> {
                        OrderJournal own = new OrderJournal(database());
                        JournalEntry intent = intent("same", "abc", "owner" + i, NOW);
                        Optional<JournalEntry> before = own.begin(intent);
                        return before.isEmpty()
                                && own.depart(intent.with(JournalState.SENT, null, null, NOW), "route-1")
                                        .isEmpty();
                    })
                    .toList();

            int sent = 0;
            for (Future<Boolean> one : pool.invokeAll(all)) {
                sent += one.get() ? 1 : 0;
            }
            pool.shutdown();

            assertThat(sent).isEqualTo(1);
            assertThat(journal.steps("same"))
                    .extracting(JournalStep::state)
                    .containsExactly(JournalState.INTENT, JournalState.SENT);
        }

        private List<String> report(JournalQuery asked) throws SQLException {
            return journal.report(asked).orders().stream()
                    .map(record -> record.order().clientOrderId())
                    .toList();
        }

        @Test
        void report_many_newestFirst_asManyAsAreAskedFor() throws Exception {
            for (int i = 0; i < 5; i++) {
                journal.begin(intent("n" + i, "abc", "me", NOW.plusSeconds(i)));
            }
            JournalQuery two = new JournalQuery(null, "DU1", Set.of(), null, 2);

            assertThat(report(two)).containsExactly("n4", "n3");
            assertThat(journal.report(two).more()).isTrue();
            assertThat(journal.report(new JournalQuery(null, null, Set.of(), null, 5))
                            .more())
                    .isNull();
        }

        @Test
        void report_byIdAccountStateAndTime_onlyThose_withAllTheirSteps() throws Exception {
            journal.move(sent("a").with(JournalState.UNKNOWN, null, "lost", NOW.plusSeconds(9)), JournalState.SENT);
            journal.begin(intent("b"));

            JournalRecord doubtful = journal.report(
                            new JournalQuery(null, "DU1", Set.of(JournalState.UNKNOWN), NOW.plusSeconds(9), 10))
                    .orders()
                    .get(0);

            assertThat(doubtful.order()).isEqualTo(journal.find("a").orElseThrow());
            assertThat(doubtful.steps()).isEqualTo(journal.steps("a"));
            assertThat(doubtful.steps())
                    .extracting(JournalStep::state)
                    .containsExactly(JournalState.INTENT, JournalState.SENT, JournalState.UNKNOWN);
            assertThat(report(new JournalQuery("b", null, Set.of(), null, 10))).containsExactly("b");
            assertThat(report(new JournalQuery(null, "DU2", Set.of(), null, 10)))
                    .isEmpty();
            assertThat(report(new JournalQuery(null, null, Set.of(), NOW.plusSeconds(10), 10)))
                    .isEmpty();
            assertThat(report(
                            new JournalQuery(null, null, Set.of(JournalState.INTENT, JournalState.UNKNOWN), null, 10)))
                    .containsExactlyInAnyOrder("a", "b");
        }

        @Test
        void report_beforeAnythingWasOrdered_knowsNothingAndMakesNothing() throws Exception {
            try (Database unused = unused()) {
                OrderJournal nobodys = new OrderJournal(unused);

                assertThat(nobodys.report(new JournalQuery(null, null, Set.of(), null, 10)))
                        .isEqualTo(new JournalRecords(List.of(), null));
                // its tables are still not there
                assertThatThrownBy(() -> nobodys.find("a")).isInstanceOf(SQLException.class);
            }
        }
    }

    @Nested
    @DisplayName("in a real SQLite file")
    class Sqlite extends Journal {

        @TempDir
        Path directory;

        private SqliteDatabase shared;

        @Override
        Database database() {
            // all of a process share one connection
            if (shared == null) {
                shared = new SqliteDatabase(new StateDirectory(directory.resolve("state")), "ibkr.db");
            }
            return shared;
        }

        @Override
        Database unused() {
            return new SqliteDatabase(new StateDirectory(directory.resolve("unused")), "ibkr.db");
        }

        @AfterEach
        void close() {
            shared.close();
        }
    }

    @Nested
    @DisplayName("in a real PostgreSQL")
    @org.junit.jupiter.api.TestInstance(org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS)
    class Postgres extends Journal {

        private EmbeddedPostgres server;

        @BeforeAll
        void start() throws IOException {
            server = PostgresServer.builder().start();
        }

        @AfterAll
        void stop() throws IOException {
            server.close();
        }

        @BeforeEach
        void empty() throws Exception {
            drop();
            open();
        }

        private void drop() throws SQLException {
            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                Database.update(connection, "DROP TABLE IF EXISTS ibkr_order, ibkr_order_step");
            }
        }

        @Override
        Database database() {
            return new PooledDatabase(server.getPostgresDatabase());
        }

        @Override
        Database unused() {
            return new PooledDatabase(server.getTemplateDatabase());
        }

        /** Somebody who has not committed yet. */
        private Connection another(List<String> statements) throws SQLException {
            Connection connection = server.getPostgresDatabase().getConnection();
            connection.setAutoCommit(false);
            Database.update(connection, statements);
            return connection;
        }

        @Test
        @DisplayName("O6: two nodes that begin at once, where there is no table yet: neither fails")
        void open_anotherMakesTheTablesMeanwhile_usesThem() throws Exception {
            drop();
            try (Connection other = another(OrderTable.TABLES)) {
                CompletableFuture<Void> opened = CompletableFuture.runAsync(this::openNow);
                await().until(() -> PostgresServer.isAwaitingLock(server));

                other.commit();

                assertThat(opened).succeedsWithin(Duration.ofSeconds(20));
            }
            assertThat(journal.begin(intent("a"))).isEmpty();
        }

        private void openNow() {
            try {
                journal.open(NOW);
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        }

        @Test
        @DisplayName("O6: a node that begins neither waits for those that write, nor keeps them waiting")
        void open_anotherIsWriting_doesNotWaitForIt() throws Exception {
            String writing = "UPDATE ibkr_order SET note = note WHERE 1 = 0";
            try (Connection other = another(List.of(writing))) {
                PGSimpleDataSource impatient = (PGSimpleDataSource) server.getPostgresDatabase();
                impatient.setOptions("-c lock_timeout=1");

                new OrderJournal(new PooledDatabase(impatient)).open(NOW);

                other.rollback();
            }
        }

        @Test
        void open_userWhoMayOnlyReadAndWrite_worksOnTablesThatAreThere() throws Exception {
            try (Connection administrator = server.getPostgresDatabase().getConnection()) {
                Database.update(
                        administrator,
                        List.of(
                                "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
                                "CREATE ROLE clerk LOGIN",
                                "GRANT SELECT, INSERT, UPDATE, DELETE ON ibkr_order, ibkr_order_step TO clerk"));
            }
            OrderJournal clerks = new OrderJournal(new PooledDatabase(server.getDatabase("clerk", "postgres")));

            clerks.open(NOW);
            assertThat(clerks.begin(intent("a"))).isEmpty();

            drop();
            assertThatThrownBy(() -> clerks.open(NOW)).hasMessageContaining("permission denied");
        }

        @Test
        void scan_manyRows_areNotReadAtOnce() throws Exception {
            List<Long> produced = new ArrayList<>();
            database().transact(connection -> {
                Database.update(connection, "CREATE TEMPORARY SEQUENCE produced CACHE 1");
                Database.scan(
                        connection,
                        row -> {
                            if (row.isFirst()) {
                                produced.addAll(Database.query(
                                        connection, last -> last.getLong(1), "SELECT last_value FROM produced"));
                            }
                            return null;
                        },
                        "SELECT nextval('produced') FROM generate_series(1, 5000)");
                return null;
            });

            assertThat(produced).singleElement().satisfies(rows -> assertThat(rows)
                    .isBetween(1L, 1_000L));
        }
    }
}
