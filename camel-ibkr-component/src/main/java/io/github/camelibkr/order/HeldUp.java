package io.github.camelibkr.order;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.time.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Orders that wait because another one of their account is in doubt. */
final class HeldUp {

    private record One(String clientOrderId, String accountId, boolean patient, CompletableFuture<Void> result) {}

    /** The order of an account that is in doubt; null if none is. */
    private final Function<String, JournalEntry> doubtful;

    private final Executor desk;
    private final List<One> waiting = new ArrayList<>(); // guarded by this

    HeldUp(Function<String, JournalEntry> doubtful, Executor desk) {
        this.doubtful = doubtful;
        this.desk = desk;
    }

    /**
     * Lets an order wait.
     *
     * @param patient whether until nothing is in doubt; else only until it was looked for once
     * @param behind what it waits for
     */
    CompletableFuture<Void> add(
            String clientOrderId,
            String accountId,
            boolean patient,
            JournalEntry behind,
            Duration patience,
            Timers timers) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        One place = new One(clientOrderId, accountId, patient, result);
        synchronized (this) {
            waiting.add(place);
        }
        Timers.Alarm alarm = timers.after(
                patience,
                () -> desk.execute(() -> result.completeExceptionally(Refusals.inDoubt(clientOrderId, behind))));
        result.whenComplete((clear, failure) -> {
            alarm.cancel();
            forget(place);
        });
        return result;
    }

    /** A question that is open is decided soon, one way or the other: everybody waits for that. */
    static boolean waits(boolean patient, JournalEntry behind) {
        return patient || behind.state() == JournalState.QUESTION;
    }

    private synchronized void forget(One place) {
        waiting.remove(place);
    }

    /** Lets those go on for whom nothing is in doubt any more, and refuses those who wait no longer. */
    void tell(boolean looked) {
        List<One> all;
        synchronized (this) {
            all = List.copyOf(waiting);
        }
        for (One one : all) {
            JournalEntry entry = doubtful.apply(one.accountId());
            if (entry == null) {
                one.result().complete(null);
            } else if (looked && !waits(one.patient(), entry)) {
                one.result().completeExceptionally(Refusals.inDoubt(one.clientOrderId(), entry));
            }
        }
    }
}
