package io.github.camelibkr;

import io.github.camelibkr.order.guard.KillSwitch;
import io.github.camelibkr.store.Database;
import io.github.camelibkr.store.HaltFile;
import io.github.camelibkr.store.HaltRecord;
import io.github.camelibkr.store.HaltTable;
import io.github.camelibkr.store.InUseException;
import io.github.camelibkr.store.PooledDatabase;
import io.github.camelibkr.store.SqliteDatabase;
import io.github.camelibkr.store.StateDirectory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The databases that a component's endpoints share: one for each state directory, or the user's own data source. */
final class StateStores {

    private static final String FILE = "ibkr.db";

    private final Map<Path, SqliteDatabase> files = new ConcurrentHashMap<>();
    private final Map<DataSource, Database> sources = Collections.synchronizedMap(new IdentityHashMap<>());
    private final Map<Database, Integer> users = new HashMap<>(); // guarded by itself
    /** By what remembers it. */
    private final Map<List<Object>, KillSwitch> switches = new ConcurrentHashMap<>();

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

    /** What halts the orders of whoever keeps his state there; what nobody could remember cannot be halted. */
    KillSwitch killSwitch(IbkrConfiguration configuration) {
        List<Object> key = new ArrayList<>();
        List<HaltRecord> records = new ArrayList<>();
        if (isDirectoryKnown(configuration)) {
            StateDirectory directory = directory(configuration);
            key.add(directory.path());
            records.add(new HaltFile(directory));
        }
        if (configuration.getDataSource() != null) {
            Database database = database(configuration);
            key.add(database);
            records.add(new HaltTable(database));
        }
        return switches.computeIfAbsent(key, any -> new KillSwitch(records));
    }

    /** All that somebody may use. */
    Collection<KillSwitch> killSwitches() {
        return switches.values();
    }

    void close() {
        files.values().forEach(SqliteDatabase::close);
        files.clear();
    }
}
