package io.github.camelibkr;

import io.github.camelibkr.store.Database;
import io.github.camelibkr.store.PooledDatabase;
import io.github.camelibkr.store.SqliteDatabase;
import io.github.camelibkr.store.StateDirectory;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The databases that a component's endpoints share: one for each state directory, or the user's own data source. */
final class StateStores {

    private static final String FILE = "ibkr.db";

    private final Map<Path, SqliteDatabase> files = new ConcurrentHashMap<>();
    private final Map<DataSource, Database> sources = Collections.synchronizedMap(new IdentityHashMap<>());

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

    void close() {
        files.values().forEach(SqliteDatabase::close);
    }
}
