package io.github.camelibkr.order;

import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.store.Database;
import io.github.camelibkr.store.OrderJournal;
import io.github.camelibkr.store.SqliteDatabase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The journals that a gateway's orders are noted in: one for each database, which nearly always means one. */
final class Journals {

    /** Who writes in one, and who finds out what became of those in doubt. */
    record Desk(Bookkeeper keeper, Reconciliation reconciliation) {}

    private final Gateway gateway;
    private final Rest rest;
    private final Executor desk;
    private final Consumer<JournalEntry> found;
    private final Map<Database, Desk> desks = new ConcurrentHashMap<>();

    Journals(Gateway gateway, Rest rest, Executor desk, Consumer<JournalEntry> found) {
        this.gateway = gateway;
        this.rest = rest;
        this.desk = desk;
        this.found = found;
    }

    Desk of(Database database) {
        return desks.computeIfAbsent(database, any -> {
            Bookkeeper keeper = new Bookkeeper(
                    new OrderJournal(database),
                    !(database instanceof SqliteDatabase),
                    gateway.settings().url().toString(),
                    gateway.timers());
            return new Desk(keeper, new Reconciliation(gateway, rest, keeper, desk, found));
        });
    }

    void close() {
        desks.values().forEach(one -> one.keeper().close());
    }
}
