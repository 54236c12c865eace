package io.github.camelibkr.order;

import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderReply;
import io.github.camelibkr.order.guard.Act;
import io.github.camelibkr.order.guard.Guards;
import io.github.camelibkr.order.guard.OrderGuard;
import io.github.camelibkr.order.guard.Subject;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.wire.Departure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers questions that were handed back to a route. */
final class Replies {

    private final Gateway gateway;
    private final Rest rest;
    private final Guards guards;
    private final Journals journals;
    private final Outcomes outcomes;

    Replies(Gateway gateway, Rest rest, Guards guards, Journals journals, Outcomes outcomes) {
        this.gateway = gateway;
        this.rest = rest;
        this.guards = guards;
        this.journals = journals;
        this.outcomes = outcomes;
    }

    /** Answers a question that was handed back. */
    CompletionStage<OrderOutcome> reply(OrderReply reply, OrderPolicy policy) {
        Act act = reply.confirmed() ? Act.CONFIRM : Act.CANCEL;
        Subject subject = new Subject(act, policy.accountId(), null);
        OrderGuard guard = guards.of(policy.guard());
        Journals.Desk journal;
        try {
            guard.checkOpen(subject);
            journal = journals.of(policy.journal());
        } catch (IbkrException e) {
            return CompletableFuture.failedFuture(e);
        }
        return gateway.sessionNow(policy.patience().maxWait()).thenCompose(session -> {
            try {
                guard.checkSession(subject, session);
            } catch (IbkrException e) {
                return CompletableFuture.failedFuture(e);
            }
            Outcomes.HandedBack open = outcomes.takeBack(reply.replyId());
            if (open == null) {
                return unknown(reply, policy);
            }
            OrderNote note = open.note();
            Failures failures =
                    Failures.ofOrder(note.entry().accountId(), note.entry().clientOrderId());
            Conversation conversation = new Conversation(
                    Voice.of(rest, policy.patience(), note), policy, failures, note, yes(guard, failures));
            CompletionStage<OrderOutcome> answered =
                    reply.confirmed() ? conversation.yes(open.question()) : conversation.no(reply.replyId());
            return outcomes.told(answered, journal, note, failures);
        });
    }

    /**
     * A question that was answered already, or not handed back here, or too long ago. A yes could place an order that the
     * journal does not know, or that has ended there; a no does no harm.
     */
    private CompletionStage<OrderOutcome> unknown(OrderReply reply, OrderPolicy policy) {
        Failures failures = Failures.ofQuestion(reply.replyId());
        if (reply.confirmed()) {
            return CompletableFuture.failedFuture(new OrderNotSentException(
                    "the yes to question " + reply.replyId()
                            + " was not sent: it was answered already, or was not handed"
                            + " back here within the last 30 s. See order/journal before you place its order again",
                    policy.accountId(),
                    null,
                    null));
        }
        return new Conversation(Voice.of(rest, policy.patience(), null), policy, failures, null, null)
                .no(reply.replyId())
                .whenComplete((outcome, failure) -> {
                    if (failure != null && Outcomes.state(Causes.of(failure)) == JournalState.UNKNOWN) {
                        outcomes.doubt(
                                policy.accountId(), null, Causes.of(failure).getMessage());
                    }
                });
    }

    /** The last look at a yes. */
    private Departure yes(OrderGuard guard, Failures failures) {
        Subject subject = new Subject(Act.CONFIRM, failures.accountId(), failures.clientOrderId());
        return () -> guard.departReply(subject, Sessions.now(gateway, failures));
    }
}
