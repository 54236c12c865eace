package io.github.camelibkr;

import io.github.camelibkr.store.Database;
import io.github.camelibkr.store.InUseException;
import io.github.camelibkr.store.PooledDatabase;
import io.github.camelibkr.store.SqliteDatabase;
import io.github.camelibkr.store.StateDirectory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The databases that a component's endpoints share: one for each state directory, or the user's own data source. */
final class StateStores {

    private static final String FILE = "ibkr.db";

    private final Map<Path, SqliteDatabase> files = new ConcurrentHashMap<>();
    private final Map<DataSource, Database> sources = Collections.synchronizedMap(new IdentityHashMap<>());
    private final Map<Database, Integer> users = new HashMap<>(); // guarded by itself

    /** Whether there is a directory for what must outlive the process. */
    static boolean isDirectoryKnown(IbkrConfiguration configuration) {
        return configuration.getStateDirectory() != null
                && !configuration.getStateDirectory().isBlank();
    }

    /** Whether there is a database, in a directory or elsewhere. */
    static boolean isPlaceKnown(IbkrConfiguration configuration) {
        return configuration.getDataSource() != null || isDirectoryKnown(configuration);
    }

    StateDirectory directory(IbkrConfiguration configuration) {
        return new StateDirectory(Path.of(configuration.getStateDirectory()));
    }

    Database database(IbkrConfiguration configuration) {
        if (configuration.getDataSource() != null) {
            return sources.computeIfAbsent(configuration.getDataSource(), PooledDatabase::new);
        }
        StateDirectory directory = directory(configuration);
        return files.computeIfAbsent(directory.path(), path -> new SqliteDatabase(directory, FILE));
    }

    /**
     * From now on somebody needs the database; to be closed. If it belongs to another process, whoever needs it must not
     * start: he could never work. Whatever else is wrong with it may pass, and is told when it is used.
     */
    AutoCloseable use(IbkrConfiguration configuration) throws InUseException {
        Database database = database(configuration);
        synchronized (users) {
            try {
                database.claim();
            } catch (InUseException e) {
                throw e;
            } catch (SQLException mayPass) {
                // as above
            }
            users.merge(database, 1, Integer::sum);
        }
        return () -> leave(database);
    }

    private void leave(Database database) {
        synchronized (users) {
            if (users.merge(database, -1, Integer::sum) == 0) {
                users.remove(database);
                database.release();
            }
        }
    }

    void close() {
        files.values().forEach(SqliteDatabase::close);
        files.clear();
    }
}
