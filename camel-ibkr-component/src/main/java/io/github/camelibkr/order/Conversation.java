package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderOutcome.State;
import io.github.camelibkr.model.OrderQuestion;
import io.github.camelibkr.model.OrderQuestionException;
import io.github.camelibkr.model.OrderRejectedException;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.Departure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What is said between sending one order and knowing its outcome: questions, which come in chains, and replies. */
final class Conversation {

    private static final Operation REPLY = Operations.get("order/reply");
    private static final int MOST_QUESTIONS = 10;

    private final Rest rest;
    private final OrderPolicy policy;
    private final Failures failures;
    /** Null if only a question of the order is known. */
    private final OrderNote note;
    /** The last look at a yes. */
    private final Departure lastLook;

    private final List<OrderQuestion> confirmed = new ArrayList<>();

    Conversation(Rest rest, OrderPolicy policy, Failures failures, OrderNote note, Departure lastLook) {
        this.rest = rest;
        this.policy = policy;
        this.failures = failures;
        this.note = note;
        this.lastLook = lastLook;
    }

    /** Follows an order from its first answer to its outcome. */
    CompletionStage<OrderOutcome> follow(CompletionStage<Answer> request) {
        return next(request, true);
    }

    /** Answers a question that was handed back, and follows from there. */
    CompletionStage<OrderOutcome> reply(String replyId, boolean yes) {
        if (!yes) {
            return discard(replyId);
        }
        if (!mayConfirm("question " + replyId)) {
            return CompletableFuture.failedFuture(failures.notSent("the yes could not be noted in the journal", null));
        }
        return next(confirm(replyId), false);
    }

    private CompletionStage<OrderOutcome> discard(String replyId) {
        return send(replyId, false)
                .handle((answer, failure) -> {
                    if (failure != null) {
                        return CompletableFuture.<OrderOutcome>failedFuture(failures.notDelivered(failure));
                    }
                    return OrderAnswer.of(answer) instanceof OrderAnswer.Accepted
                            ? CompletableFuture.<OrderOutcome>failedFuture(
                                    failures.unknown("it was accepted after a no", null))
                            : CompletableFuture.completedFuture(outcome(State.DISCARDED, null, null, null, null));
                })
                .thenCompose(then -> then);
    }

    private CompletionStage<OrderOutcome> next(CompletionStage<Answer> request, boolean first) {
        return request.handle((answer, failure) -> {
                    try {
                        return failure == null
                                ? understand(OrderAnswer.of(answer), first)
                                : CompletableFuture.<OrderOutcome>failedFuture(failures.of(failure, first));
                    } catch (IbkrException e) {
                        return CompletableFuture.<OrderOutcome>failedFuture(e);
                    }
                })
                .thenCompose(then -> then);
    }

    private CompletionStage<OrderOutcome> understand(OrderAnswer answer, boolean first) throws IbkrException {
        if (answer instanceof OrderAnswer.Accepted accepted) {
            return CompletableFuture.completedFuture(
                    outcome(State.ACCEPTED, accepted.orderId(), accepted.status(), null, accepted.text()));
        }
        if (answer instanceof OrderAnswer.Asked asked) {
            return asked(asked.question());
        }
        if (answer instanceof OrderAnswer.Rejected rejected) {
            throw new OrderRejectedException(
                    "IBKR rejected " + failures.order() + ": " + rejected.reason(),
                    failures.accountId(),
                    failures.clientOrderId(),
                    null);
        }
        if (answer instanceof OrderAnswer.Known known) {
            throw new DuplicateOrderException(
                    failures.order() + " was not placed again: IBKR has an order with this id already ("
                            + known.reason() + ")",
                    failures.accountId(),
                    failures.clientOrderId(),
                    null,
                    null);
        }
        if (answer instanceof OrderAnswer.NoSession none && first) {
            throw failures.notSent("IBKR has no brokerage session (" + none.reason() + ")", null);
        }
        throw failures.unknown(
                answer instanceof OrderAnswer.Unclear unclear ? unclear.reason() : answer.toString(), null);
    }

    private CompletionStage<OrderOutcome> asked(OrderQuestion question) {
        String words = String.join(",", question.messageIds()) + " " + String.join(" ", question.messages());
        if (note != null) {
            note.asked(words);
        }
        if (policy.allows(question) && confirmed.size() < MOST_QUESTIONS && mayConfirm(words)) {
            confirmed.add(question);
            return next(confirm(question.replyId()), false);
        }
        if (policy.onQuestion() == OnQuestion.giveBack) {
            return CompletableFuture.completedFuture(outcome(State.QUESTION, null, null, question, null));
        }
        return send(question.replyId(), false)
                .handle((answer, failure) -> {
                    if (failure == null && OrderAnswer.of(answer) instanceof OrderAnswer.Accepted) {
                        return failures.unknown("it was accepted after a no", null);
                    }
                    return refused(question, failure == null ? "was answered no" : "could not be answered no");
                })
                .thenCompose(CompletableFuture::failedFuture);
    }

    /** The disk must know of a yes before it leaves. */
    private boolean mayConfirm(String words) {
        return note == null || note.confirming(words);
    }

    /** As long as no yes is sent nothing can be placed, so this is certain even if the no was lost. */
    private OrderQuestionException refused(OrderQuestion question, String how) {
        String ids = question.messageIds().isEmpty() ? "without an id" : String.join(",", question.messageIds());
        String advice = question.messageIds().isEmpty()
                ? "It cannot be allowed in advance."
                : "To answer it with yes, add confirm=" + ids + " to the endpoint.";
        return new OrderQuestionException(
                failures.order() + " was not placed: IBKR asks (" + ids + ") \"" + String.join(" ", question.messages())
                        + "\" and " + how + ". " + advice,
                failures.accountId(),
                failures.clientOrderId(),
                question);
    }

    /** Says yes, unless the guard forbids it meanwhile: then it says no. */
    private CompletionStage<Answer> confirm(String replyId) {
        return send(replyId, true)
                .exceptionallyCompose(failure -> Causes.of(failure) instanceof OrderDeniedException
                        ? send(replyId, false)
                                .handle((no, lost) -> CompletableFuture.<Answer>failedFuture(failure))
                                .thenCompose(then -> then)
                        : CompletableFuture.failedFuture(failure));
    }

    private CompletionStage<Answer> send(String replyId, boolean yes) {
        byte[] body = ("{\"confirmed\":" + yes + "}").getBytes(StandardCharsets.UTF_8);
        try {
            Arguments arguments = Arguments.of(REPLY, null, Map.of("replyId", replyId));
            return rest.send(REPLY, arguments, body, policy.patience(), note, yes ? lastLook : null);
        } catch (InvalidRequestException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private OrderOutcome outcome(State state, String orderId, String status, OrderQuestion question, String text) {
        return new OrderOutcome(
                state,
                failures.accountId(),
                orderId,
                failures.clientOrderId(),
                status,
                question,
                confirmed.isEmpty() ? null : List.copyOf(confirmed),
                text,
                null);
    }
}
