package io.github.camelibkr.order;

import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderLeg;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderQuestion;
import io.github.camelibkr.model.OrderQuestionException;
import io.github.camelibkr.model.OrderRejectedException;
import io.github.camelibkr.model.PartialOrderException;
import io.github.camelibkr.time.Timers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Notes what became of orders before anybody hears of it, keeps those whose question a route must answer, and tells. */
final class Outcomes {

    /** As long as the pacer lets nobody interrupt it. */
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(30);

    /** The orders are read once in five seconds, and IBKR may take its time. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(60);

    private final Gateway gateway;
    private final Executor desk;
    private final Map<OrderNote, CompletableFuture<OrderOutcome>> underWay = new ConcurrentHashMap<>();
    /** Questions that were handed to a route, by the id to answer with. */
    private final Map<String, HandedBack> handedBack = new ConcurrentHashMap<>();

    /** A question that a route must answer, and the order that it is about. */
    record HandedBack(OrderNote note, OrderQuestion question) {}

    Outcomes(Gateway gateway, Executor desk) {
        this.gateway = gateway;
        this.desk = desk;
    }

    /** What was handed back with this id; null if it was answered, or never asked of a route. */
    HandedBack takeBack(String replyId) {
        return handedBack.remove(replyId);
    }

    /**
     * Notes what became of it before anybody hears of it.
     *
     * @param failures how to say that it is not known
     */
    CompletionStage<OrderOutcome> told(
            CompletionStage<OrderOutcome> conversation, Journals.Desk journal, OrderNote note, Failures failures) {
        CompletableFuture<OrderOutcome> known = new CompletableFuture<>();
        underWay.put(note, known);
        conversation
                .handleAsync(
                        (outcome, failure) -> {
                            CompletionStage<OrderOutcome> noted =
                                    noted(outcome, Causes.of(failure), journal, note, failures);
                            if (failure != null || outcome.state() != OrderOutcome.State.QUESTION) {
                                gateway.release(note);
                            }
                            return noted;
                        },
                        desk)
                .thenCompose(noted -> noted)
                .whenComplete((outcome, failure) -> {
                    underWay.remove(note);
                    if (failure == null) {
                        known.complete(outcome);
                    } else {
                        known.completeExceptionally(Causes.of(failure));
                    }
                });
        return known;
    }

    private CompletionStage<OrderOutcome> noted(
            OrderOutcome outcome, Throwable failure, Journals.Desk journal, OrderNote note, Failures failures) {
        // that a yes was denied leaves the order where a no leaves it
        if (failure instanceof OrderQuestionException
                || failure instanceof OrderDeniedException && note.wasAsked()
                || failure == null && outcome.state() == OrderOutcome.State.DISCARDED) {
            return refused(outcome, failure, journal, note, failures);
        }
        if (failure != null) {
            failed(failure, journal, note);
            return CompletableFuture.failedFuture(failure);
        }
        if (outcome.state() == OrderOutcome.State.QUESTION) {
            handBack(new HandedBack(note, outcome.question()), journal);
        } else {
            note.to(JournalState.ACCEPTED, outcome.orderId(), outcome.status());
        }
        return CompletableFuture.completedFuture(outcome);
    }

    /** Nothing should have been placed; that is said only once IBKR's orders say so too. */
    private CompletionStage<OrderOutcome> refused(
            OrderOutcome outcome, Throwable failure, Journals.Desk journal, OrderNote note, Failures failures) {
        CompletableFuture<JournalEntry> decided =
                journal.reconciliation().refused(note).toCompletableFuture().copy();
        Timers.Alarm alarm = gateway.timers()
                .after(
                        LONGEST_LOOK,
                        () -> desk.execute(() -> decided.completeExceptionally(failures.unknown(
                                "its question was answered no, but the orders could not be read since", failure))));
        return decided.thenCompose(entry -> {
            alarm.cancel();
            if (entry.state() == JournalState.ACCEPTED) {
                return CompletableFuture.completedFuture(new OrderOutcome(
                        OrderOutcome.State.ACCEPTED,
                        entry.accountId(),
                        entry.orderId(),
                        entry.clientOrderId(),
                        null,
                        null,
                        null,
                        "it stands at IBKR, although its question was answered no",
                        null,
                        null));
            }
            return failure == null
                    ? CompletableFuture.completedFuture(outcome)
                    : CompletableFuture.<OrderOutcome>failedFuture(failure);
        });
    }

    /**
     * Waits for what is under way; what is still not known then is in doubt.
     *
     * @param patience how long, in real time
     */
    void drain(Duration patience) {
        try {
            CompletableFuture.allOf(underWay.values().toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException someFailed) {
            // each has been told and noted
            return;
        } catch (TimeoutException | InterruptedException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            underWay.keySet().stream()
                    .filter(note -> note.entry().state() == JournalState.SENT)
                    .forEach(note ->
                            note.to(JournalState.UNKNOWN, null, "the application stopped before it was answered"));
        }
    }

    /** A question that nobody answers is forgotten by IBKR, and then nothing was placed. */
    private void handBack(HandedBack open, Journals.Desk journal) {
        String replyId = open.question().replyId();
        handedBack.put(replyId, open);
        gateway.timers()
                .after(
                        LONGEST_QUESTION,
                        () -> desk.execute(() -> {
                            if (handedBack.remove(replyId, open)) {
                                notAnswered(journal, open.note());
                            }
                        }));
    }

    private static void notAnswered(Journals.Desk journal, OrderNote note) {
        List<OrderLeg> standing = note.heard().standing();
        if (standing.isEmpty()) {
            journal.reconciliation().refused(note);
        } else {
            note.to(
                    JournalState.ACCEPTED,
                    standing.get(0).orderId(),
                    "its question was not answered in time: " + note.heard().inWords());
        }
    }

    private void failed(Throwable failure, Journals.Desk journal, OrderNote note) {
        JournalState state = state(failure);
        if (state == JournalState.NOT_SENT && note.wasAsked()) {
            // what was not sent is a word about its question; the order itself must not be sent again
            if (note.entry().state() == JournalState.QUESTION) {
                notAnswered(journal, note);
                return;
            }
            state = JournalState.UNKNOWN;
        }
        String orderId = failure instanceof PartialOrderException partial ? partial.orderId() : null;
        note.to(state, orderId, failure.getMessage());
        if (state == JournalState.UNKNOWN) {
            journal.reconciliation().doubt(note);
            doubt(note.entry().accountId(), note.entry().clientOrderId(), failure.getMessage());
        }
    }

    /** What a failure makes of an order. */
    static JournalState state(Throwable failure) {
        if (failure instanceof OrderNotSentException || failure instanceof NotConnectedException) {
            return JournalState.NOT_SENT;
        }
        if (failure instanceof PartialOrderException) {
            return JournalState.ACCEPTED;
        }
        if (failure instanceof OrderDeniedException) {
            return JournalState.DENIED;
        }
        if (failure instanceof OrderRejectedException || failure instanceof DuplicateOrderException) {
            return JournalState.REJECTED;
        }
        return failure instanceof OrderQuestionException ? JournalState.DISCARDED : JournalState.UNKNOWN;
    }

    /** Whoever watches should know at once that it must be found out whether an order was placed. */
    void doubt(String accountId, String clientOrderId, String reason) {
        announce(LifecycleEvent.Type.ORDER_IN_DOUBT, accountId, clientOrderId, reason);
    }

    /** It was found out what became of an order. */
    void found(JournalEntry order) {
        announce(
                LifecycleEvent.Type.ORDER_SETTLED,
                order.accountId(),
                order.clientOrderId(),
                order.state() + (order.orderId() == null ? "" : " as order " + order.orderId()) + ": " + order.text());
    }

    /** It was looked for in vain, long enough. */
    void unresolved(JournalEntry order) {
        announce(
                LifecycleEvent.Type.ORDER_UNRESOLVED,
                order.accountId(),
                order.clientOrderId(),
                "IBKR answers, and does not know it: " + order.text());
    }

    private void announce(LifecycleEvent.Type type, String accountId, String clientOrderId, String reason) {
        gateway.announcer()
                .announce(LifecycleEvent.ofOrder(
                        type,
                        gateway.settings().url().toString(),
                        gateway.timers().now(),
                        accountId,
                        clientOrderId,
                        reason));
    }
}
