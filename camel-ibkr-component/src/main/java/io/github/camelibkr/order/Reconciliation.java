package io.github.camelibkr.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.time.Timers;
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

    private static final long LONGEST_PAUSE = 30;
    /** After how long a journal that could not be read is read again, if no order comes before. */
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final Gateway gateway;
    private final Search search;
    private final Bookkeeper keeper;
    private final Executor desk;
    /** Told of every order whose fate was found out. */
    private final Consumer<JournalEntry> found;

    /** Told of every order for which a person is needed. */
    private final Consumer<JournalEntry> unresolved;

    private final HeldUp heldUp;
    private final Escalation escalation = new Escalation();

    // all below guarded by this
    private final Map<String, OrderNote> doubtful = new LinkedHashMap<>();
    private CompletableFuture<Void> loaded;
    private Timers.Alarm again = () -> {};
    private boolean looked;
    private boolean scheduled;
    private int looks;

    Reconciliation(
            Gateway gateway,
            Rest rest,
            Bookkeeper keeper,
            Executor desk,
            Consumer<JournalEntry> found,
            Consumer<JournalEntry> unresolved) {
        this.gateway = gateway;
        this.search = new Search(rest);
        this.keeper = keeper;
        this.desk = desk;
        this.found = found;
        this.unresolved = unresolved;
        this.heldUp = new HeldUp(this::doubtfulOf, desk);
    }

    /** Begins with what was left behind by those who are gone; done once, unless the journal could not be read. */
    synchronized CompletionStage<Void> begin() {
        if (loaded == null || loaded.isCompletedExceptionally()) {
            loaded = CompletableFuture.runAsync(this::load, desk);
            loaded.whenComplete((done, failure) -> later(failure != null));
        }
        return loaded;
    }

    private synchronized void later(boolean failed) {
        if (failed || keeper.isShared()) {
            again.cancel();
            // by then whoever seems to be sending now has ended, or is gone
            again = gateway.timers().after(failed ? RETRY : Bookkeeper.SENDING, this::beginAgain);
        }
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
            throw new IllegalStateException(keeper.failed(e), e);
        }
    }

    /** From now on it is looked for. */
    synchronized void doubt(OrderNote note) {
        if (note.entry().state().isFinal()) {
            return;
        }
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
        try {
            if (keeper.isShared()) {
                takeUp(keeper.doubtful(accountId));
            }
        } catch (SQLException e) {
            return CompletableFuture.failedFuture(unreadable(clientOrderId, accountId, keeper.failed(e), e));
        }
        return begin().handle((done, failure) -> failure == null
                        ? await(clientOrderId, accountId, patience, patient)
                        : CompletableFuture.<Void>failedFuture(unreadable(
                                clientOrderId, accountId, Causes.of(failure).getMessage(), Causes.of(failure))))
                .thenCompose(then -> then);
    }

    private static OrderNotSentException unreadable(
            String clientOrderId, String accountId, String why, Throwable cause) {
        return new OrderNotSentException(
                "order " + clientOrderId + " was not sent: " + why, accountId, clientOrderId, cause);
    }

    /** What others that share the journal are in doubt about is looked for here, too: they may be gone. */
    private synchronized void takeUp(List<OrderNote> notes) {
        for (OrderNote note : notes) {
            if (!doubtful.containsKey(note.entry().clientOrderId())) {
                looked = false;
                doubt(note);
            }
        }
    }

    private synchronized CompletableFuture<Void> await(
            String clientOrderId, String accountId, Duration patience, boolean patient) {
        JournalEntry one = doubtfulOf(accountId);
        if (one == null) {
            return CompletableFuture.completedFuture(null);
        }
        if (looked && !patient) {
            return CompletableFuture.failedFuture(Refusals.inDoubt(clientOrderId, one));
        }
        return heldUp.add(clientOrderId, accountId, patient, one, patience, gateway.timers());
    }

    private synchronized JournalEntry doubtfulOf(String accountId) {
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
        search.ask(this::evidence, this::change)
                .whenCompleteAsync((whole, failure) -> looked(Boolean.TRUE.equals(whole)), desk);
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
        known.forEach((note, found) -> resolve(note, found.state(), orderId, found.words(row)));
    }

    private void resolve(OrderNote note, JournalState state, String orderId, String text) {
        // somebody else may have found it, too
        if (!note.to(state, orderId, text) && !note.entry().state().isFinal()) {
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

    /** The orders in doubt. */
    synchronized List<OrderDoubt> doubts() {
        return entries().stream()
                .map(entry -> new OrderDoubt(
                        entry.clientOrderId(),
                        Masked.account(entry.accountId()),
                        entry.changed(),
                        Masked.text(entry.text(), entry.accountId()),
                        escalation.isCalled(entry.clientOrderId())))
                .toList();
    }

    private synchronized List<JournalEntry> entries() {
        return doubtful.values().stream().map(OrderNote::entry).toList();
    }

    private void escalate() {
        escalation.due(entries(), gateway.timers().nanoTime()).forEach(unresolved);
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
        if (whole && escalation.asked(entries(), gateway.timers().nanoTime())) {
            gateway.timers().after(Escalation.PATIENCE, () -> desk.execute(this::escalate));
        }
        synchronized (this) {
            schedule();
        }
    }

    /** Lets those go on who waited for it. */
    private void tell() {
        boolean once;
        synchronized (this) {
            once = looked;
        }
        heldUp.tell(once);
    }
}
