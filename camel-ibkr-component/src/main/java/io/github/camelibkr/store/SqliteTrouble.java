package io.github.camelibkr.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in words what is wrong with a file, and what to do. Each text goes on after "it cannot be used: ". */
final class SqliteTrouble {

    private static final int PRIMARY = 0xff;

    private SqliteTrouble() {}

    /** The same, for people; as it is if there is nothing to add. */
    static SQLException explain(Path file, SQLException e) {
        if (e instanceof DamagedException) {
            return damaged(file, e.getMessage(), e);
        }
        if (!(e instanceof SQLiteException trouble)) {
            return e;
        }
        String words = trouble.getMessage();
        return switch (primary(trouble.getResultCode())) {
            case SQLITE_FULL -> new SQLException("the disk is full (" + words + "): make room, and it goes on", e);
            case SQLITE_CORRUPT, SQLITE_NOTADB -> damaged(file, "it is damaged (" + words + ")", e);
            case SQLITE_IOERR -> new SQLException("the disk cannot be written or read (" + words + ")", e);
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
                new SQLException("it cannot be written (" + words + "): see who owns it, and its directory", e);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new SQLException("another program has locked it (" + words + "): nobody else may write to it", e);
            default -> e;
        };
    }

    /** The driver tries only once. */
    static SQLException noDriver(Throwable cause) {
        return new SQLException(
                "the native part of SQLite's driver could not be unpacked and loaded; it goes to "
                        + System.getProperty("org.sqlite.tmpdir")
                        + " (system property org.sqlite.tmpdir), which needs room for"
                        + " it and must allow to run it. Then restart",
                cause);
    }

    private static DamagedException damaged(Path file, String what, SQLException cause) {
        return new DamagedException(
                what + ". It is left as it is. Put it back from a copy that lacks nothing; or compare IBKR's orders and"
                        + " executions with your own records, and then move away all files that begin with "
                        + file.getFileName() + ", to begin anew",
                cause);
    }

    /** The kind of trouble, without its variety. */
    private static SQLiteErrorCode primary(SQLiteErrorCode code) {
        return SQLiteErrorCode.getErrorCode(code.code & PRIMARY);
    }
}
