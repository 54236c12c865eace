package io.github.camelibkr.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many transactions a database has seen, in a small file beside it. SQLite takes a file without content for a new
 * database, and a log that is missing or damaged for one in which nothing was written; only from outside can it be seen
 * that something was lost. The mark is not forced to the disk: after a power failure it may say less than is true, which
 * is harmless.
 */
final class CommitMark {

    private static final int LENGTH = 20;

    private final Path path;
    private RandomAccessFile file;

    CommitMark(Path database) {
        this.path = database.resolveSibling(database.getFileName() + ".mark");
    }

    /**
     * What it says; 0 if there is none.
     *
     * @throws DamagedException if it says nothing
     * @throws IOException if it cannot be read
     */
    long read() throws IOException, DamagedException {
        if (!Files.exists(path) || Files.size(path) == 0) {
            return 0;
        }
        String text = Files.readString(path, StandardCharsets.ISO_8859_1);
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new DamagedException(path + " holds no number", e);
        }
    }

    /** Says that one more is known of. */
    void write(long commits) {
        byte[] text = String.format("%0" + LENGTH + "d%n", commits).getBytes(StandardCharsets.ISO_8859_1);
        try {
            if (file == null) {
                // not a channel: that would be closed by the interruption of whatever thread writes
                file = new RandomAccessFile(path.toFile(), "rw");
            }
            file.seek(0);
            file.write(text);
        } catch (IOException e) {
            // the transaction is done all the same, and a mark that says less than is true is harmless
            close();
        }
    }

    void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException broken) {
            // nothing was promised
        }
        file = null;
    }
}
