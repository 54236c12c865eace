package io.github.camelibkr.benchmarks;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.store.OrderJournal;
import io.github.camelibkr.store.SqliteDatabase;
import io.github.camelibkr.store.StateDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * What the journal adds to an order: that it is meant, that it leaves, and what became of it, each forced to the disk,
 * beside the least that is possible, the same three facts appended to a file and forced. Both take turns, order by order,
 * so that they meet the same disk. Writes {@code target/journal.json} and {@code target/journal.md}.
 */
public final class JournalHarness {

    private static final int WARM_UP = 300;
    /** As many as an account that trades a lot has in the journal's month. */
    private static final int BEFORE = 3_000;
    /** A row of the journal, with its request, and its step, are about so long. */
    private static final int FACT = 512;

    private static final String REQUEST =
            "{\"orders\":[{\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"LMT\",\"price\":187.25,\"quantity\":100,"
                    + "\"tif\":\"DAY\",\"acctId\":\"DU1234567\",\"cOID\":\"jms-5f0c1d2e3b4a59687f6e5d4c3b2a1908\"}]}";

    private final int orders;
    private final Path directory;
    private final Durations durations;

    JournalHarness(int orders, Path directory) {
        this.orders = orders;
        this.directory = directory;
        durations = new Durations(
                List.of(
                        "floor: three forced appends",
                        "journal: the whole order",
                        "journal: meant (INTENT)",
                        "journal: leaves (SENT)",
                        "journal: outcome"),
                orders);
    }

    /** {@code -Dorders=2000}: how many are measured. */
    public static void main(String[] none) throws Exception {
        JournalHarness harness =
                new JournalHarness(Integer.getInteger("orders", 2_000), Files.createTempDirectory(target(), "journal"));
        harness.run();
        Files.writeString(Path.of("target", "journal.md"), harness.report());
        Files.writeString(Path.of("target", "journal.json"), harness.json());
        System.out.println(harness.report());
    }

    private static Path target() throws IOException {
        return Files.createDirectories(Path.of("target"));
    }

    void run() throws Exception {
        try (SqliteDatabase database = new SqliteDatabase(new StateDirectory(directory), "ibkr.db");
                FileChannel file = FileChannel.open(
                        directory.resolve("floor"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            OrderJournal journal = new OrderJournal(database);
            journal.open(Instant.now());
            for (int i = 0; i < BEFORE; i++) {
                order(journal, "before-" + i, -1);
            }
            for (int i = -Math.min(WARM_UP, orders); i < orders; i++) {
                floor(file, i);
                order(journal, "order-" + i, i);
            }
        }
    }

    private void floor(FileChannel file, int index) throws IOException {
        long start = System.nanoTime();
        for (int fact = 0; fact < 3; fact++) {
            file.write(ByteBuffer.allocate(FACT));
            file.force(false);
        }
        durations.put("floor: three forced appends", index, System.nanoTime() - start);
    }

    /** As order entry does it: it looks first whether the order is known. */
    private void order(OrderJournal journal, String id, int index) throws SQLException {
        Instant now = Instant.now();
        JournalEntry intent = new JournalEntry(
                id,
                "DU1234567",
                "https://localhost:5000",
                JournalEntry.Kind.PLACE,
                JournalState.INTENT,
                null,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                REQUEST,
                "2b1c4f0e-7d5a-4f6b-9c55-0d7f3c1a2e44",
                null,
                now,
                now);
        long start = System.nanoTime();
        if (journal.find(id).isPresent() || journal.begin(intent).isPresent()) {
            throw new IllegalStateException(id + " is known");
        }
        long meant = System.nanoTime();
        JournalEntry sent = intent.with(JournalState.SENT, null, null, now);
        if (journal.depart(sent, "orders").isPresent()) {
            throw new IllegalStateException(id + " may not leave");
        }
        long left = System.nanoTime();
        journal.move(sent.with(JournalState.ACCEPTED, "1784460017", "Submitted", now), JournalState.SENT);
        long end = System.nanoTime();
        durations.put("journal: meant (INTENT)", index, meant - start);
        durations.put("journal: leaves (SENT)", index, left - meant);
        durations.put("journal: outcome", index, end - left);
        durations.put("journal: the whole order", index, end - start);
    }

    /** How long at most that share of the orders took, in microseconds. */
    long percentile(String what, double share) {
        return durations.percentile(what, share);
    }

    String report() {
        StringBuilder text = new StringBuilder("| per order, µs | p50 | p90 | p99 | p99.9 |\n|---|---|---|---|---|\n");
        for (String what : durations.candidates()) {
            text.append(String.format(
                    "| %s | %,d | %,d | %,d | %,d |%n",
                    what,
                    percentile(what, 0.5),
                    percentile(what, 0.9),
                    percentile(what, 0.99),
                    percentile(what, 0.999)));
        }
        return text.append(String.format(
                        "%nThe journal's median is %.2f times the floor's.%n",
                        (double) percentile("journal: the whole order", 0.5)
                                / Math.max(1, percentile("floor: three forced appends", 0.5))))
                .toString();
    }

    String json() {
        StringBuilder json = new StringBuilder("{\"orders\":" + orders);
        for (String what : durations.candidates()) {
            json.append(String.format(
                    ",\"%s\":{\"p50\":%d,\"p90\":%d,\"p99\":%d,\"p999\":%d}",
                    what,
                    percentile(what, 0.5),
                    percentile(what, 0.9),
                    percentile(what, 0.99),
                    percentile(what, 0.999)));
        }
        return json.append("}\n").toString();
    }
}
