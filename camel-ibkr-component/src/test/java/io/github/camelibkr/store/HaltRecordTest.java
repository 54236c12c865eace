package io.github.camelibkr.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.PostgresServer;
import io.github.camelibkr.RefusingDataSource;
import io.github.camelibkr.TemporaryDirectories;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("That orders are halted is remembered")
class HaltRecordTest {

    /** What holds wherever it is. */
    abstract static class Record {

        HaltRecord record;

        /** What somebody has who comes later, or on another node. */
        abstract HaltRecord another() throws Exception;

        @BeforeEach
        void make() throws Exception {
            record = another();
            record.clear();
        }

        @Test
        void write_isReadByOthers_untilCleared() throws Exception {
            assertThat(record.read()).isNull();

            record.write("first");
            record.write("since then: mad market");
            assertThat(record.read()).isEqualTo("since then: mad market");
            assertThat(another().read()).isEqualTo("since then: mad market");

            another().clear();
            assertThat(record.read()).isNull();
            record.clear();
            assertThat(another().read()).isNull();
        }

        @Test
        void place_isForPeople() {
            assertThat(record.place()).isNotBlank();
        }
    }

    @Nested
    @DisplayName("in a file")
    class InAFile extends Record {

        private final Path directory = TemporaryDirectories.create().toAbsolutePath();

        @Override
        HaltRecord another() {
            return new HaltFile(new StateDirectory(directory));
        }

        @Test
        void read_longFile_isCut() throws Exception {
            Files.writeString(directory.resolve("HALT"), "a".repeat(5_000));

            assertThat(record.read()).hasSize(2_000);
            assertThat(record.place()).isEqualTo(directory.resolve("HALT").toString());
        }

        @Test
        void read_whatIsNoText_isHaltedAllTheSame() throws Exception {
            Files.write(directory.resolve("HALT"), new byte[] {(byte) 0xff, 0});

            assertThat(record.read()).isNotNull();
        }

        @Test
        void write_whereNothingCanBe_fails() throws Exception {
            Files.createFile(directory.resolve("file"));
            HaltRecord nowhere = new HaltFile(new StateDirectory(directory.resolve("file")));

            assertThatThrownBy(() -> nowhere.write("x")).isInstanceOf(IOException.class);
        }
    }

    @Nested
    @DisplayName("in an SQLite file")
    class InSqlite extends Record {

        private final Path file = TemporaryDirectories.create().toAbsolutePath().resolve("own.db");

        @Override
        HaltRecord another() {
            return new HaltTable(new PooledDatabase(new RefusingDataSource(file)));
        }

        @Test
        void databaseThatIsAway_isNotKnown() throws Exception {
            RefusingDataSource source = new RefusingDataSource(file);
            HaltRecord table = new HaltTable(new PooledDatabase(source));
            source.refuse(true);

            assertThatThrownBy(table::read).isInstanceOf(IOException.class).hasMessageContaining("no connection");
            assertThatThrownBy(() -> table.write("x")).isInstanceOf(IOException.class);
            assertThatThrownBy(table::clear).isInstanceOf(IOException.class);
            source.refuse(false);
            assertThat(table.read()).isNull();
        }
    }

    @Nested
    @DisplayName("in PostgreSQL, where several nodes share it")
    class InPostgres extends Record {

        private static EmbeddedPostgres postgres;

        @BeforeAll
        static void start() throws IOException {
            postgres = PostgresServer.builder().start();
        }

        @AfterAll
        static void stop() throws IOException {
            postgres.close();
        }

        @Override
        HaltRecord another() {
            return new HaltTable(new PooledDatabase(postgres.getPostgresDatabase()));
        }

        @Test
        void write_anotherNodeHaltsAtTheSameTime_isHaltedAndSaysSo() throws Exception {
            try (Connection other = postgres.getPostgresDatabase().getConnection()) {
                other.setAutoCommit(false);
                Database.update(other, "INSERT INTO ibkr_halt (id, note) VALUES (1, 'theirs')");
                CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {
                    try {
                        record.write("ours");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                await().until(() -> PostgresServer.isAwaitingLock(postgres));

                other.commit();

                assertThat(written).succeedsWithin(Duration.ofSeconds(20));
            }
            assertThat(another().read()).isEqualTo("theirs");
        }
    }
}
