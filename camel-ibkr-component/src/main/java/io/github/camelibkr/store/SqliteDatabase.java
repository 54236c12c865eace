package io.github.camelibkr.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * A file in the state directory. All databases of this JVM that have the same file share one connection, and keep other
 * processes out as long as one of them is in use.
 */
public final class SqliteDatabase implements Database {

    private final StateDirectory directory;
    private final Path file;
    private SqliteFile shared; // guarded by this; null unless it is in use
    private boolean closed; // guarded by this

    /** Opens nothing yet. */
    public SqliteDatabase(StateDirectory directory, String name) {
        this.directory = directory;
        this.file = directory.path().resolve(name);
    }

    @Override
    public synchronized <T> T transact(Work<T> work) throws SQLException {
        claim();
        return shared.transact(work);
    }

    @Override
    public synchronized <T> T read(Work<T> work) throws SQLException {
        return shared == null ? SqliteFile.look(file, work) : shared.read(work);
    }

    @Override
    public void make(String table, List<String> statements) throws SQLException {
        transact(connection -> Database.update(connection, statements));
    }

    @Override
    public synchronized void claim() throws SQLException {
        if (closed) {
            throw new SQLException("it was closed, since its component was stopped");
        }
        if (shared == null) {
            try {
                directory.prepare();
                shared = SqliteFile.acquire(new StateDirectory(directory.path().toRealPath()), file.getFileName());
            } catch (IOException e) {
                throw new SQLException("stateDirectory " + directory.path() + " cannot be used (" + e + ")", e);
            }
        }
    }

    @Override
    public synchronized void release() {
        if (shared != null) {
            shared.release();
            shared = null;
        }
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public synchronized void close() {
        closed = true;
        release();
    }
}
