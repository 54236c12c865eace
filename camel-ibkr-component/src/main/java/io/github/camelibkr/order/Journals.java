package io.github.camelibkr.order;

import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.store.Database;
import io.github.camelibkr.store.OrderJournal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** The journals that a gateway's orders are noted in: one for each database, which nearly always means one. */
final class Journals {

    /** Who writes in one, and who finds out what became of those in doubt. */
    record Desk(Bookkeeper keeper, Reconciliation reconciliation) {}

    private final Gateway gateway;
    private final Rest rest;
    private final OrderWatch watch;
    private final Executor desk;
    private final Outcomes outcomes;
    private final Map<Database, Desk> desks = new ConcurrentHashMap<>();

    Journals(Gateway gateway, Rest rest, OrderWatch watch, Executor desk, Outcomes outcomes) {
        this.gateway = gateway;
        this.rest = rest;
        this.watch = watch;
        this.desk = desk;
        this.outcomes = outcomes;
    }

    Desk of(Database database) {
        return desks.computeIfAbsent(database, any -> {
            Bookkeeper keeper = new Bookkeeper(
                    new OrderJournal(database),
                    database.isShared(),
                    gateway.settings().url().toString(),
                    gateway.timers());
            keeper.upkeep().begin(desk);
            return new Desk(
                    keeper,
                    new Reconciliation(gateway, rest, watch, keeper, desk, outcomes::found, outcomes::unresolved));
        });
    }

    /** How they are: whether they can be written, and which orders are in doubt. */
    OrdersStatus status() {
        String problem = desks.values().stream()
                .map(one -> one.keeper().upkeep().problem())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        List<OrderDoubt> doubts = desks.values().stream()
                .flatMap(one -> one.reconciliation().doubts().stream())
                .toList();
        return new OrdersStatus(gateway.settings().url().toString(), problem, doubts);
    }

    /** The one in which an order is in doubt; null if none. */
    Desk inDoubt(String clientOrderId) {
        return desks.values().stream()
                .filter(one -> one.reconciliation().isInDoubt(clientOrderId))
                .findFirst()
                .orElse(null);
    }

    void close() {
        desks.values().forEach(one -> one.keeper().close());
    }
}
