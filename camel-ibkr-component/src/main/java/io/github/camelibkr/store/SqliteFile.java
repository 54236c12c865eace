package io.github.camelibkr.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/**
 * One file, as this JVM has it: a write-ahead log, and every commit forced to the disk. There is one connection for all,
 * so that nobody waits for a lock of the file; it stays open, since the last one to close would fold the log into the file
 * each time, and after an error it is opened anew. Before a file is written to it is checked, and one that does not hold
 * any more what was written to it is not touched.
 */
final class SqliteFile {

    private static final int PATIENCE_MILLIS = 5_000;
    private static final Map<Path, SqliteFile> IN_USE = new HashMap<>(); // guarded by itself

    private final Path file;
    private final CommitMark mark;
    private final AutoCloseable claim;
    private int users; // guarded by IN_USE

    // all below guarded by this
    private Connection connection;
    private Object identity;
    private long commits;

    private SqliteFile(Path file, AutoCloseable claim) {
        this.file = file;
        this.mark = new CommitMark(file);
        this.claim = claim;
    }

    /**
     * The file, for one more user, who will release it; opens nothing yet.
     *
     * @throws InUseException if another process has it
     * @throws IOException if that cannot be said, since the directory cannot be written
     */
    static SqliteFile acquire(StateDirectory directory, Path name) throws InUseException, IOException {
        Path file = directory.path().resolve(name);
        synchronized (IN_USE) {
            SqliteFile known = IN_USE.get(file);
            if (known == null) {
                AutoCloseable claim = directory.claim(name.toString());
                if (claim == null) {
                    throw new InUseException("another process (" + directory.holder(name.toString())
                            + ") works with the state directory " + directory.path()
                            + ", and two would not know of each other's orders and fills: stop it, or give this one a"
                            + " stateDirectory of its own; nodes that are to share one journal need a dataSource, such as"
                            + " PostgreSQL");
                }
                known = new SqliteFile(file, claim);
                IN_USE.put(file, known);
            }
            known.users++;
            return known;
        }
    }

    /** One user less; the last one closes the file and lets other processes have it. */
    void release() {
        synchronized (IN_USE) {
            if (--users > 0) {
                return;
            }
            IN_USE.remove(file);
            synchronized (this) {
                disconnect();
                mark.close();
            }
            try {
                claim.close();
            } catch (Exception broken) {
                // the operating system gives it back at the latest when the process ends
            }
        }
    }

    synchronized <T> T transact(Database.Work<T> work) throws SQLException {
        boolean done = false;
        try {
            Connection open = open();
            // the driver begins at once, and commits when this is set again; its commit() would begin the next one, and
            // keep everybody else out until then
            open.setAutoCommit(false);
            long before = changes(open);
            T result = work.with(open);
            boolean changed = changes(open) != before;
            if (changed) {
                Database.update(open, "UPDATE ibkr_commits SET commits = ?", commits + 1);
            }
            open.setAutoCommit(true);
            if (changed) {
                commits++;
                mark.write(commits);
            }
            done = true;
            return result;
        } catch (SQLException e) {
            throw SqliteTrouble.explain(file, e);
        } finally {
            if (!done) {
                disconnect();
            }
        }
    }

    synchronized <T> T read(Database.Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.with(open());
            done = true;
            return result;
        } catch (SQLException e) {
            throw SqliteTrouble.explain(file, e);
        } finally {
            if (!done) {
                disconnect();
            }
        }
    }

    /** Reads a file that nobody in this JVM has taken; another process may have. */
    static <T> T look(Path file, Database.Work<T> work) throws SQLException {
        try {
            long known = new CommitMark(file).read();
            try (Connection reader = isThere(file, known) ? reader(file) : connection(new SQLiteConfig(), ":memory:")) {
                compare(known, reader);
                return work.with(reader);
            }
        } catch (IOException e) {
            throw new SQLException("it cannot be read (" + e + ")", e);
        } catch (SQLException e) {
            throw SqliteTrouble.explain(file, e);
        }
    }

    private Connection open() throws SQLException {
        try {
            if (connection != null && !Objects.equals(identity, identity())) {
                throw new DamagedException("it was removed or replaced while it was in use", null);
            }
            if (connection == null) {
                long known = mark.read();
                if (isThere(file, known)) {
                    check(known);
                }
                connect();
                mark.write(commits);
            }
            return connection;
        } catch (IOException e) {
            throw new SQLException("it cannot be read (" + e + ")", e);
        }
    }

    /** The file's number on its disk, which another one under the same name has not; null if it is gone, or has none. */
    private Object identity() throws IOException {
        return Files.exists(file)
                ? Files.readAttributes(file, BasicFileAttributes.class).fileKey()
                : null;
    }

    /** Whether there is a database; fails if there was one. */
    private static boolean isThere(Path file, long known) throws IOException, DamagedException {
        boolean there = Files.exists(file) && Files.size(file) > 0;
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        if (!there && (known > 0 || Files.exists(log) && Files.size(log) > 0)) {
            throw new DamagedException(
                    "it is " + (Files.exists(file) ? "empty" : "missing") + ", and it was not before", null);
        }
        return there;
    }

    /** By a connection that cannot change anything, not even by being closed. */
    private void check(long known) throws SQLException {
        try (Connection reader = reader(file)) {
            List<String> verdict = Database.query(reader, row -> row.getString(1), "PRAGMA integrity_check(1)");
            if (!verdict.equals(List.of("ok"))) {
                throw new DamagedException("it is damaged (" + String.join("; ", verdict) + ")", null);
            }
            compare(known, reader);
        }
    }

    private static void compare(long known, Connection reader) throws SQLException {
        long found = isTable(reader, "ibkr_commits") ? count(reader) : 0;
        if (found < known) {
            throw new DamagedException(
                    "it has lost the last " + (known - found) + " of " + known + " transactions", null);
        }
    }

    private static Connection reader(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MILLIS);
        return connection(config, file.toString());
    }

    private static Connection connection(SQLiteConfig config, String file) throws SQLException {
        try {
            return config.createConnection("jdbc:sqlite:" + file);
        } catch (LinkageError notLoadedBefore) {
            throw SqliteTrouble.noDriver(notLoadedBefore);
        } catch (SQLException e) {
            throw e.getCause() instanceof NativeLibraryNotFoundException ? SqliteTrouble.noDriver(e) : e;
        }
    }

    private void connect() throws SQLException, IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setBusyTimeout(PATIENCE_MILLIS);
        connection = connection(config, file.toString());
        identity = identity();
        try (Statement create = connection.createStatement()) {
            create.executeUpdate("CREATE TABLE IF NOT EXISTS ibkr_commits (commits BIGINT NOT NULL)");
            create.executeUpdate("INSERT INTO ibkr_commits SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM ibkr_commits)");
        }
        commits = count(connection);
    }

    private static boolean isTable(Connection connection, String name) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, name, null)) {
            return tables.next();
        }
    }

    private static long count(Connection connection) throws SQLException {
        return Database.query(connection, row -> row.getLong(1), "SELECT commits FROM ibkr_commits")
                .get(0);
    }

    private static long changes(Connection connection) throws SQLException {
        return Database.query(connection, row -> row.getLong(1), "SELECT total_changes()")
                .get(0);
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException broken) {
            // what was committed is on the disk, and nothing else was promised
        }
    }
}
