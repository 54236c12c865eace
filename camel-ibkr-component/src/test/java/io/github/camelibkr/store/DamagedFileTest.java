package io.github.camelibkr.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalRecords;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.store.ExecutionLedger.Key;
import io.github.camelibkr.store.ExecutionLedger.Mark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A journal is damaged in every way that can be thought of. Either it then still says all that was written, or nobody can
 * use it; and what is refused is not touched.
 */
@DisplayName("C5: a damaged SQLite file")
class DamagedFileTest {

    private static final Instant NOW = Instant.parse("2026-05-04T14:30:00Z");
    private static final JournalQuery EVERYTHING = new JournalQuery(null, null, Set.of(), null, 1_000);
    private static final String NAME = "ibkr.db";
    private static final Random RANDOM = new Random(20261129);

    @TempDir
    Path parent;

    private Path directory;
    private JournalRecords truth;
    /** As the files are after {@code kill -9}: the last transactions are in the log alone. */
    private Map<String, ByteBuffer> killed;
    /** As they are after the process has ended by itself: there is no log. */
    private Map<String, ByteBuffer> ended;

    @BeforeEach
    void write() throws Exception {
        directory = Files.createDirectory(parent.resolve("state"));
        try (SqliteDatabase database = database()) {
            OrderJournal journal = new OrderJournal(database);
            journal.open(NOW);
            for (int i = 0; i < 40; i++) {
                order(journal, "order-" + i, JournalState.values()[i % JournalState.values().length]);
            }
            ExecutionLedger ledger = new ExecutionLedger(database, "fills");
            ledger.open(NOW, NOW);
            for (int i = 0; i < 40; i++) {
                ledger.mark(new Key("DU1", "e" + i), Mark.COMPLETE, NOW);
            }
            truth = journal.report(EVERYTHING);
            killed = files();
        }
        ended = files();
        assertThat(killed).containsKey("ibkr.db-wal");
        assertThat(ended).doesNotContainKey("ibkr.db-wal");
    }

    @AfterEach
    void nothingIsHeld() throws IOException {
        assertThat(directory.resolve("ibkr.db.lock")).exists();
    }

    private SqliteDatabase database() {
        return new SqliteDatabase(new StateDirectory(directory), NAME);
    }

    private static void order(OrderJournal journal, String id, JournalState state) throws SQLException {
        JournalEntry intent = new JournalEntry(
                id,
                "DU1",
                "https://localhost:5000",
                JournalEntry.Kind.PLACE,
                JournalState.INTENT,
                null,
                "abc",
                "{\"orders\":[]}",
                "me",
                null,
                NOW,
                NOW);
        journal.begin(intent);
        if (state != JournalState.INTENT) {
            journal.move(intent.with(state, "17", "a reason that people can read", NOW), JournalState.INTENT);
        }
    }

    private Map<String, ByteBuffer> files() throws IOException {
        Map<String, ByteBuffer> files = new TreeMap<>();
        for (String end : List.of("", "-wal", ".mark")) {
            Path file = directory.resolve(NAME + end);
            // SQLite makes an empty log when a file is only looked at
            if (Files.exists(file) && !(end.equals("-wal") && Files.size(file) == 0)) {
                files.put(NAME + end, ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private void restore(Map<String, ByteBuffer> files) throws IOException {
        for (String end : List.of("", "-wal", "-shm", ".mark")) {
            Files.deleteIfExists(directory.resolve(NAME + end));
        }
        for (Map.Entry<String, ByteBuffer> file : files.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue().array());
        }
    }

    private void overwrite(String name, long position, int length) throws IOException {
        byte[] noise = new byte[length];
        RANDOM.nextBytes(noise);
        try (FileChannel channel = FileChannel.open(directory.resolve(name), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(noise), position);
        }
    }

    private void truncate(String name, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(directory.resolve(name), StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    /** What the journal says; null if it refuses. */
    private JournalRecords open() throws Exception {
        Map<String, ByteBuffer> before = files();
        try (SqliteDatabase database = database()) {
            OrderJournal journal = new OrderJournal(database);
            journal.open(NOW);
            JournalRecords said = journal.report(EVERYTHING);
            ExecutionLedger ledger = new ExecutionLedger(database, "fills");
            ledger.open(NOW, NOW);
            for (int i = 0; i < 40; i++) {
                assertThat(ledger.find(new Key("DU1", "e" + i)))
                        .as("execution e" + i)
                        .isEqualTo(Mark.COMPLETE);
            }
            assertThat(ledger.isNew()).isFalse();
            // and goes on working
            order(journal, "next", JournalState.SENT);
            return said;
        } catch (SQLException e) {
            assertThat(files()).as("what is refused is left as it is").isEqualTo(before);
            return null;
        }
    }

    /** Fails unless the journal refuses, or says all that was written; gives back whether it refuses. */
    private boolean refusesOrKnowsAll(String damage) throws Exception {
        JournalRecords said = open();
        if (said != null) {
            assertThat(said).as(damage).isEqualTo(truth);
        }
        return said == null;
    }

    private void assertRefused(String text) throws Exception {
        Map<String, ByteBuffer> before = files();
        try (SqliteDatabase database = database()) {
            assertThatThrownBy(() -> new OrderJournal(database).open(NOW))
                    .isInstanceOf(DamagedException.class)
                    .hasMessageStartingWith(text)
                    .hasMessageEndingWith(
                            ". It is left as it is. Put it back from a copy that lacks nothing; or compare"
                                    + " IBKR's orders and executions with your own records, and then move away all files that"
                                    + " begin with ibkr.db, to begin anew");
            assertThatThrownBy(() -> new ExecutionLedger(database, "fills").open(NOW, NOW))
                    .as("the ledger of fills in the same file")
                    .isInstanceOf(DamagedException.class);
            assertThatThrownBy(() -> new OrderJournal(database).find("order-1")).isInstanceOf(SQLException.class);
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void undamaged_afterKill9AndAfterAnEnd_saysAllThatWasWritten() throws Exception {
        restore(killed);
        assertThat(open()).isEqualTo(truth);
        restore(ended);
        assertThat(open()).isEqualTo(truth);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 512, 4_096})
    void overwrittenSomewhere_refusesOrKnowsAll(int length) throws Exception {
        int refused = 0;
        long size = ended.get(NAME).capacity();
        for (long position = 0; position < size; position += 389) {
            restore(ended);
            overwrite(NAME, position, length);
            refused += refusesOrKnowsAll(length + " bytes at " + position) ? 1 : 0;
        }

        assertThat(refused).isPositive();
    }

    @Test
    void timeOverwritten_soThatAnOrderLooksOld_isNoticedBeforeItIsForgotten() throws Exception {
        restore(ended);
        long millis = NOW.toEpochMilli();
        byte[] file = ended.get(NAME).array();
        // a row's time has six bytes; the second one is some months
        byte[] time = ByteBuffer.allocate(Long.BYTES).putLong(millis).array();
        boolean found = false;
        for (int at = 0; at < file.length - 6; at++) {
            if (Arrays.equals(file, at, at + 6, time, 2, 8)) {
                restore(ended);
                try (FileChannel channel = FileChannel.open(directory.resolve(NAME), StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(new byte[] {(byte) (time[3] - 1)}), at + 1L);
                }
                found |= refusesOrKnowsAll("a time at " + at);
            }
        }
        assertThat(found).isTrue();
    }

    @Test
    void logOverwrittenSomewhere_refusesOrKnowsAll() throws Exception {
        int refused = 0;
        long size = killed.get("ibkr.db-wal").capacity();
        for (long position = 0; position < size; position += size / 150) {
            restore(killed);
            overwrite("ibkr.db-wal", position, 16);
            refused += refusesOrKnowsAll("16 bytes of the log at " + position) ? 1 : 0;
        }

        assertThat(refused).isPositive();
    }

    @Test
    void truncatedAnywhere_refuses() throws Exception {
        long size = ended.get(NAME).capacity();
        List<Long> believed = new ArrayList<>();
        for (long length = 0; length < size; length += 1_021) {
            restore(ended);
            truncate(NAME, length);
            if (!refusesOrKnowsAll("cut to " + length)) {
                believed.add(length);
            }
        }

        assertThat(believed).isEmpty();
    }

    @Test
    void logTruncatedAnywhere_refuses() throws Exception {
        long size = killed.get("ibkr.db-wal").capacity();
        List<Long> believed = new ArrayList<>();
        for (long length = 0; length < size; length += size / 100) {
            restore(killed);
            truncate("ibkr.db-wal", length);
            if (!refusesOrKnowsAll("log cut to " + length)) {
                believed.add(length);
            }
        }

        assertThat(believed).isEmpty();
    }

    @Test
    void logMissing_refuses_withTheNumberOfWhatIsLost() throws Exception {
        restore(killed);
        Files.delete(directory.resolve("ibkr.db-wal"));

        assertRefused("it has lost the last ");
    }

    @Test
    void empty_refuses() throws Exception {
        restore(ended);
        truncate(NAME, 0);

        assertRefused("it is empty, and it was not before");
    }

    @Test
    void empty_withItsLog_refusesAndKeepsTheLog() throws Exception {
        restore(killed);
        Files.delete(directory.resolve("ibkr.db.mark"));
        truncate(NAME, 0);

        assertRefused("it is empty, and it was not before");
    }

    @Test
    void missing_refuses() throws Exception {
        restore(ended);
        Files.delete(directory.resolve(NAME));

        assertRefused("it is missing, and it was not before");
    }

    @Test
    void header_refuses() throws Exception {
        restore(ended);
        overwrite(NAME, 0, 16);

        assertRefused("it is damaged ([SQLITE_NOTADB] File opened that is not a database file");
    }

    @Test
    void middle_refuses() throws Exception {
        restore(ended);
        overwrite(NAME, ended.get(NAME).capacity() / 8192 * 4096, 4_096);

        assertRefused("it is damaged (");
    }

    @Test
    void olderCopy_refuses() throws Exception {
        restore(ended);
        try (SqliteDatabase database = database()) {
            order(new OrderJournal(database), "newer", JournalState.SENT);
        }
        Files.write(directory.resolve(NAME), ended.get(NAME).array());

        assertRefused("it has lost the last 2 of ");
    }

    @Test
    void valueChanged_refuses_withTheOrder() throws Exception {
        restore(ended);
        try (SqliteDatabase database = database()) {
            // its structure is sound, and every index agrees
            database.transact(connection -> Database.update(
                    connection, "UPDATE ibkr_order SET account = 'DU2' WHERE client_order_id = 'order-8'"));

            assertThatThrownBy(() -> new OrderJournal(database).open(NOW))
                    .isInstanceOf(DamagedException.class)
                    .hasMessageStartingWith("what it holds of order order-8 is not what was written. ");
        }
    }

    @Test
    void markWithoutANumber_refuses() throws Exception {
        restore(ended);
        Files.writeString(directory.resolve("ibkr.db.mark"), "?");

        assertRefused(directory.toAbsolutePath().resolve("ibkr.db.mark") + " holds no number");
    }

    @Test
    void removedWhileInUse_refusesFromThenOn() throws Exception {
        restore(ended);
        try (SqliteDatabase database = database()) {
            OrderJournal journal = new OrderJournal(database);
            order(journal, "before", JournalState.SENT);
            Files.delete(directory.resolve(NAME));

            assertThatThrownBy(() -> order(journal, "after", JournalState.SENT))
                    .isInstanceOf(DamagedException.class)
                    .hasMessageStartingWith("it was removed or replaced while it was in use. ");
            assertThatThrownBy(() -> order(journal, "after", JournalState.SENT))
                    .isInstanceOf(DamagedException.class)
                    .hasMessageStartingWith("it is missing, and it was not before. ");
        }
        assertThat(directory.resolve(NAME)).doesNotExist();
    }

    @Test
    void putBack_worksAgainWithoutARestart() throws Exception {
        restore(ended);
        overwrite(NAME, 0, 16);
        try (SqliteDatabase database = database()) {
            OrderJournal journal = new OrderJournal(database);
            assertThatThrownBy(() -> journal.open(NOW)).isInstanceOf(DamagedException.class);

            restore(ended);

            journal.open(NOW);
            assertThat(journal.report(EVERYTHING)).isEqualTo(truth);
        }
    }

    @Test
    void movedAway_beginsAnew() throws Exception {
        restore(ended);
        overwrite(NAME, 0, 16);
        try (SqliteDatabase database = database()) {
            OrderJournal journal = new OrderJournal(database);
            assertThatThrownBy(() -> journal.open(NOW)).isInstanceOf(DamagedException.class);

            restore(Map.of());

            journal.open(NOW);
            assertThat(journal.report(EVERYTHING).orders()).isEmpty();
        }
    }
}
