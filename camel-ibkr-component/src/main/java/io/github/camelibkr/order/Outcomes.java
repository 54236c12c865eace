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
import io.github.camelibkr.model.OrderQuestionException;
import io.github.camelibkr.model.OrderRejectedException;
import io.github.camelibkr.model.PartialOrderException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Notes what became of orders before anybody hears of it, keeps those whose question a route must answer, and tells. */
final class Outcomes {

    /** As long as the pacer lets nobody interrupt it. */
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(30);

    private final Gateway gateway;
    private final Executor desk;
    /** Questions that were handed to a route, by the id to answer with. */
    private final Map<String, OrderNote> handedBack = new ConcurrentHashMap<>();

    Outcomes(Gateway gateway, Executor desk) {
        this.gateway = gateway;
        this.desk = desk;
    }

    /** The order whose question this was; null if it was answered, or never asked of a route. */
    OrderNote takeBack(String replyId) {
        return handedBack.remove(replyId);
    }

    /** Notes what became of it before anybody hears of it. */
    CompletionStage<OrderOutcome> told(
            CompletionStage<OrderOutcome> conversation, Journals.Desk journal, OrderNote note) {
        return conversation.whenCompleteAsync(
                (outcome, failure) -> {
                    boolean open = failure == null && outcome.state() == OrderOutcome.State.QUESTION;
                    if (open) {
                        handBack(outcome.question().replyId(), note);
                    } else if (failure == null) {
                        boolean accepted = outcome.state() == OrderOutcome.State.ACCEPTED;
                        note.to(
                                accepted ? JournalState.ACCEPTED : JournalState.DISCARDED,
                                outcome.orderId(),
                                outcome.status());
                    } else {
                        failed(Causes.of(failure), journal, note);
                    }
                    if (!open) {
                        gateway.release(note);
                    }
                },
                desk);
    }

    /** A question that nobody answers is forgotten by IBKR, and then nothing was placed. */
    private void handBack(String replyId, OrderNote note) {
        handedBack.put(replyId, note);
        gateway.timers()
                .after(
                        LONGEST_QUESTION,
                        () -> desk.execute(() -> {
                            if (handedBack.remove(replyId, note)) {
                                notAnswered(note);
                            }
                        }));
    }

    private static void notAnswered(OrderNote note) {
        String why = "its question was not answered in time";
        List<OrderLeg> standing = note.heard().standing();
        if (standing.isEmpty()) {
            note.to(JournalState.DISCARDED, null, why);
        } else {
            note.to(
                    JournalState.ACCEPTED,
                    standing.get(0).orderId(),
                    why + ": " + note.heard().inWords());
        }
    }

    private void failed(Throwable failure, Journals.Desk journal, OrderNote note) {
        JournalState state = state(failure);
        if (state == JournalState.DENIED && note.entry().state() != JournalState.INTENT) {
            // it had left, and only the yes to its question was denied
            state = JournalState.DISCARDED;
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
