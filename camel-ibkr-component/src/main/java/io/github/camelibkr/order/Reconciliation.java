package io.github.camelibkr.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.Values;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Patience;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Finds out what became of orders that are in doubt. Evidence is an order or an execution at IBKR that bears the
 * client order id; that there is none proves nothing, so it is looked for until it is found, or an operator settles it.
 */
final class Reconciliation {

    private static final Operation ORDERS = Operations.get("order/list");
    private static final Operation TRADES = Operations.get("order/trades");
    private static final Map<String, String> ALL_TRADES = Map.of("days", "7");
    private static final long LONGEST_PAUSE = 30;

    private final Gateway gateway;
    private final Rest rest;
    private final Bookkeeper keeper;
    private final Executor desk;
    /** Told of every order whose fate was found out. */
    private final Consumer<JournalEntry> found;

    // all below guarded by this
    private final Map<String, OrderNote> doubtful = new LinkedHashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private CompletableFuture<Void> loaded;
    private Timers.Alarm again = () -> {};
    private boolean looked;
    private boolean scheduled;
    private int looks;

    private record Waiting(String clientOrderId, String accountId, boolean patient, CompletableFuture<Void> result) {}

    Reconciliation(Gateway gateway, Rest rest, Bookkeeper keeper, Executor desk, Consumer<JournalEntry> found) {
        this.gateway = gateway;
        this.rest = rest;
        this.keeper = keeper;
        this.desk = desk;
        this.found = found;
    }

    /** Begins with what was left behind by those who are gone; done once. */
    synchronized CompletionStage<Void> begin() {
        if (loaded == null || loaded.isCompletedExceptionally()) {
            loaded = CompletableFuture.runAsync(this::load, desk);
            if (keeper.isShared()) {
                // by then whoever seems to be sending now has ended, or is gone
                again.cancel();
                again = gateway.timers().after(Bookkeeper.SENDING, this::beginAgain);
            }
        }
        return loaded;
    }

    private synchronized void beginAgain() {
        loaded = null;
        begin();
    }

    private void load() {
        try {
            for (OrderNote note : keeper.leftBehind()) {
                switch (note.entry().state()) {
                    case INTENT -> note.to(JournalState.NOT_SENT, null, "its process ended before it was sent");
                    case SENT -> {
                        note.to(JournalState.UNKNOWN, null, "its process ended before it was answered");
                        doubt(note);
                    }
                    default -> doubt(note);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the order journal, " + keeper.place() + ", cannot be read: " + e, e);
        }
    }

    /** From now on it is looked for. */
    synchronized void doubt(OrderNote note) {
        doubtful.put(note.entry().clientOrderId(), note);
        looks = 0;
        schedule();
    }

    /**
     * Waits until no order of an account is in doubt.
     *
     * @param patient whether to wait until somebody finds out; else only until it was looked for once
     * @return fails with {@link OrderNotSentException}
     */
    CompletionStage<Void> clear(String clientOrderId, String accountId, Duration patience, boolean patient) {
        return begin().handle((done, failure) -> {
                    if (failure != null) {
                        return CompletableFuture.<Void>failedFuture(new OrderNotSentException(
                                "order " + clientOrderId + " was not sent: "
                                        + failure.getCause().getMessage(),
                                accountId,
                                clientOrderId,
                                failure.getCause()));
                    }
                    return await(clientOrderId, accountId, patience, patient);
                })
                .thenCompose(then -> then);
    }

    private synchronized CompletableFuture<Void> await(
            String clientOrderId, String accountId, Duration patience, boolean patient) {
        JournalEntry one = doubtfulOf(accountId);
        if (one == null) {
            return CompletableFuture.completedFuture(null);
        }
        if (looked && !patient) {
            return CompletableFuture.failedFuture(Bookkeeper.inDoubt(clientOrderId, one));
        }
        CompletableFuture<Void> result = new CompletableFuture<>();
        Waiting place = new Waiting(clientOrderId, accountId, patient, result);
        waiting.add(place);
        Timers.Alarm alarm = gateway.timers()
                .after(
                        patience,
                        () -> desk.execute(() -> result.completeExceptionally(Bookkeeper.inDoubt(clientOrderId, one))));
        result.whenComplete((clear, failure) -> {
            alarm.cancel();
            forget(place);
        });
        return result;
    }

    private synchronized void forget(Waiting place) {
        waiting.remove(place);
    }

    private JournalEntry doubtfulOf(String accountId) {
        return doubtful.values().stream()
                .map(OrderNote::entry)
                .filter(entry -> entry.accountId().equals(accountId))
                .findFirst()
                .orElse(null);
    }

    private void schedule() {
        if (!scheduled && !doubtful.isEmpty()) {
            scheduled = true;
            Duration pause = Duration.ofSeconds(Math.min(LONGEST_PAUSE, (1L << Math.min(looks, 5)) - 1));
            gateway.timers().after(pause, () -> desk.execute(this::look));
        }
    }

    private void look() {
        Patience patience = new Patience("the order journal", Duration.ofSeconds(30), Duration.ofSeconds(30));
        CompletionStage<JsonNode> orders = rest.tree(ORDERS, none(), patience);
        CompletionStage<JsonNode> trades = trades(patience);
        orders.handle((rows, failure) -> failure == null && evidence(rows.path("orders"), "orderId"))
                .thenCombine(
                        trades.handle((rows, failure) -> failure == null && evidence(rows, "order_id")),
                        (a, b) -> a && b)
                .whenCompleteAsync((both, failure) -> looked(Boolean.TRUE.equals(both)), desk);
    }

    private static Arguments none() {
        try {
            return Arguments.of(ORDERS, null, Map.of());
        } catch (InvalidRequestException neededNothing) {
            throw new IllegalStateException(neededNothing);
        }
    }

    private CompletionStage<JsonNode> trades(Patience patience) {
        try {
            return rest.tree(TRADES, Arguments.of(TRADES, null, ALL_TRADES), patience);
        } catch (InvalidRequestException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private boolean evidence(JsonNode rows, String idField) {
        for (JsonNode row : rows) {
            String reference = Values.text(row.get("order_ref"));
            String orderId = Values.text(row.get(idField));
            if (reference != null && orderId != null) {
                evidence(reference, orderId, Values.text(row.get("status")));
            }
            if (orderId != null && idField.equals("orderId")) {
                change(orderId, row);
            }
        }
        return true;
    }

    /** IBKR has an order with this client order id. */
    void evidence(String clientOrderId, String orderId, String status) {
        OrderNote note;
        synchronized (this) {
            note = doubtful.remove(clientOrderId);
        }
        if (note != null) {
            resolve(note, JournalState.ACCEPTED, orderId, status == null ? "it was found" : "it was found: " + status);
        }
    }

    /** IBKR shows how an order is that was to be changed. */
    private void change(String orderId, JsonNode row) {
        Map<OrderNote, ChangeEvidence> known = new LinkedHashMap<>();
        synchronized (this) {
            for (OrderNote note : doubtful.values()) {
                if (note.entry().kind() == JournalEntry.Kind.MODIFY
                        && orderId.equals(note.entry().orderId())) {
                    known.put(note, ChangeEvidence.of(note.entry().request(), row));
                }
            }
            known.values().removeIf(ChangeEvidence.NONE::equals);
            known.keySet().forEach(note -> doubtful.remove(note.entry().clientOrderId()));
        }
        known.forEach((note, evidence) -> resolve(
                note,
                evidence == ChangeEvidence.TAKEN ? JournalState.ACCEPTED : JournalState.REJECTED,
                orderId,
                evidence == ChangeEvidence.TAKEN
                        ? "the order has the new values"
                        : "the order is " + Values.text(row.get("status")) + " without the new values"));
    }

    private void resolve(OrderNote note, JournalState state, String orderId, String text) {
        if (!note.to(state, orderId, text)) {
            synchronized (this) {
                // the disk will be asked again
                doubtful.put(note.entry().clientOrderId(), note);
            }
            return;
        }
        found.accept(note.entry());
        tell();
    }

    /** Somebody knows. The order as it stands now; null if it was not in doubt, or that could not be noted. */
    JournalEntry settle(String clientOrderId, JournalState state, String orderId, String text) {
        OrderNote note;
        synchronized (this) {
            note = doubtful.remove(clientOrderId);
        }
        if (note == null) {
            return null;
        }
        resolve(note, state, orderId, text);
        return note.entry().state() == state ? note.entry() : null;
    }

    private void looked(boolean whole) {
        List<OrderNote> discarded = new ArrayList<>();
        synchronized (this) {
            scheduled = false;
            looks++;
            looked |= whole;
            if (whole) {
                // no yes was ever sent to these
                doubtful.values().removeIf(note -> {
                    boolean open = note.entry().state() == JournalState.QUESTION;
                    if (open) {
                        discarded.add(note);
                    }
                    return open;
                });
            }
        }
        discarded.forEach(note -> resolve(note, JournalState.DISCARDED, null, "its question was not answered"));
        tell();
        synchronized (this) {
            schedule();
        }
    }

    /** Lets those go on who waited for it. */
    private void tell() {
        List<Waiting> free = new ArrayList<>();
        Map<Waiting, JournalEntry> refused = new LinkedHashMap<>();
        synchronized (this) {
            for (Waiting one : List.copyOf(waiting)) {
                JournalEntry entry = doubtfulOf(one.accountId());
                if (entry == null) {
                    free.add(one);
                } else if (looked && !one.patient()) {
                    refused.put(one, entry);
                }
            }
            waiting.removeAll(free);
            waiting.removeAll(refused.keySet());
        }
        free.forEach(one -> one.result().complete(null));
        refused.forEach(
                (one, entry) -> one.result().completeExceptionally(Bookkeeper.inDoubt(one.clientOrderId(), entry)));
    }
}
