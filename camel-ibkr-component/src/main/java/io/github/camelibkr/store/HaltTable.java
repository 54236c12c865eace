package io.github.camelibkr.store;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A row in a database that several nodes share: what one of them halts is halted on all. */
public final class HaltTable implements HaltRecord {

    private static final List<String> TABLES = List.of(
            "CREATE TABLE IF NOT EXISTS ibkr_halt (id INTEGER NOT NULL PRIMARY KEY, note VARCHAR(2000) NOT NULL)");

    private final Database database;
    private boolean made; // guarded by this

    /** Creates nothing yet. */
    public HaltTable(Database database) {
        this.database = database;
    }

    @Override
    public String read() throws IOException {
        return transact(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT note FROM ibkr_halt WHERE id = 1");
                    ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        });
    }

    @Override
    public void write(String text) throws IOException {
        try {
            transact(connection -> {
                Database.update(connection, "DELETE FROM ibkr_halt WHERE id = 1");
                return Database.update(connection, "INSERT INTO ibkr_halt (id, note) VALUES (1, ?)", text);
            });
        } catch (IOException e) {
            // of two who halt at once one fails; or its answer was lost
            if (read() == null) {
                throw e;
            }
        }
    }

    @Override
    public void clear() throws IOException {
        transact(connection -> Database.update(connection, "DELETE FROM ibkr_halt WHERE id = 1"));
    }

    @Override
    public String place() {
        return database.place();
    }

    private <T> T transact(Database.Work<T> work) throws IOException {
        try {
            make();
            return database.transact(work);
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private synchronized void make() throws SQLException {
        if (!made) {
            database.make("ibkr_halt", TABLES);
            made = true;
        }
    }
}
