package io.github.camelibkr.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/**
 * A file in the state directory: a write-ahead log, and every commit forced to the disk. One connection is kept open,
 * since the last one to close would fold the log into the file each time; after an error it is opened anew.
 */
public final class SqliteDatabase implements Database {

    private static final int PATIENCE_MILLIS = 5_000;

    private final StateDirectory directory;
    private final Path file;
    private Connection connection; // guarded by this

    /** Opens nothing yet. */
    public SqliteDatabase(StateDirectory directory, String name) {
        this.directory = directory;
        this.file = directory.path().resolve(name);
    }

    @Override
    public synchronized <T> T transact(Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = Database.transact(open(), work);
            done = true;
            return result;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private Connection open() throws SQLException {
        if (connection == null) {
            try {
                directory.prepare();
            } catch (IOException e) {
                throw new SQLException("stateDirectory " + directory.path() + " cannot be used: " + e, e);
            }
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(JournalMode.WAL);
            config.setSynchronous(SynchronousMode.FULL);
            // who reads first and writes then must not find that another connection has written in between
            config.setTransactionMode(TransactionMode.IMMEDIATE);
            config.setBusyTimeout(PATIENCE_MILLIS);
            connection = config.createConnection("jdbc:sqlite:" + file);
        }
        return connection;
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public synchronized void close() {
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
