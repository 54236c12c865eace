package io.github.camelibkr.order;

import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.time.Timers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The orders that those who are gone have left behind. What became of one is found out where its account is traded now,
 * whatever the gateway's URL was by which it was sent: URLs change.
 */
final class LeftBehind {

    /** After how long a journal that could not be read is read again, if no order comes before. */
    private static final Duration RETRY = Duration.ofSeconds(30);
    /** If the session opens later, the accounts' orders come first. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Gateway gateway;
    private final Bookkeeper keeper;
    /** Who finds out. */
    private final Consumer<List<OrderNote>> heirs;

    private final Beginning beginning;
    private Timers.Alarm again = () -> {}; // guarded by this
    /** Whether one of them could not be noted the last time. */
    private volatile boolean stuck;

    LeftBehind(Gateway gateway, Bookkeeper keeper, Executor desk, Consumer<List<OrderNote>> heirs) {
        this.gateway = gateway;
        this.keeper = keeper;
        this.heirs = heirs;
        this.beginning = new Beginning(this::load, desk, this::later);
    }

    /** Reads them; done once, unless the journal could not be read. */
    CompletionStage<Void> begin() {
        return beginning.await();
    }

    /** The same, and once more when it is known which accounts are traded here; does not wait for either. */
    void watch() {
        CompletableFuture<SessionFacts> session = gateway.session(LONGEST).toCompletableFuture();
        boolean known = session.isDone();
        begin();
        if (!known) {
            session.thenRun(beginning::again);
        }
    }

    private synchronized void later(boolean failed) {
        boolean soon = failed || stuck;
        if (soon || keeper.isShared()) {
            again.cancel();
            // by then whoever seems to be sending now has ended, or is gone
            again = gateway.timers().after(soon ? RETRY : Bookkeeper.SENDING, beginning::again);
        }
    }

    private void load() {
        try {
            List<String> accounts = gateway.accounts();
            List<OrderNote> ours = new ArrayList<>();
            stuck = false;
            for (OrderNote note : keeper.leftBehind()) {
                JournalEntry entry = note.entry();
                boolean isOurs = accounts.contains(entry.accountId())
                        || entry.gateway().equals(gateway.settings().url().toString());
                if (isInDoubt(note) && isOurs) {
                    ours.add(note);
                }
            }
            heirs.accept(ours);
        } catch (SQLException e) {
            throw new IllegalStateException(keeper.failed(e), e);
        }
    }

    /** Whether there is something to be found out; not if its process goes on with it after all. */
    private boolean isInDoubt(OrderNote note) {
        JournalState state = note.entry().state();
        try {
            if (state == JournalState.INTENT) {
                note.conclude(JournalState.NOT_SENT, "its process ended before it was sent");
                return false;
            }
            return state != JournalState.SENT
                    || note.conclude(JournalState.UNKNOWN, "its process ended before it was answered");
        } catch (SQLException e) {
            // its row may be locked: then it is in doubt all the same, and the others are looked after
            keeper.failed(e);
            stuck = true;
            return state != JournalState.INTENT;
        }
    }

    /** One of them, wherever its account is traded; null if it is none. */
    OrderNote find(String clientOrderId) {
        try {
            return keeper.leftBehind().stream()
                    .filter(note -> note.entry().clientOrderId().equals(clientOrderId))
                    .findFirst()
                    .orElse(null);
        } catch (SQLException e) {
            keeper.failed(e);
            return null;
        }
    }
}
