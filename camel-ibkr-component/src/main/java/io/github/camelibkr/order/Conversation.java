package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderLeg;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderOutcome.State;
import io.github.camelibkr.model.OrderQuestion;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.Departure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What is said between sending one order and knowing its outcome: questions, about any of its legs, which come in
 * chains, and replies.
 */
final class Conversation {

    private static final Operation REPLY = Operations.get("order/reply");
    private static final int MOST_QUESTIONS = 10;

    private final Voice voice;
    private final OrderPolicy policy;
    private final Failures failures;
    /** Null if only a question of the order is known. */
    private final OrderNote note;
    /** The last look at a yes. */
    private final Departure lastLook;

    private final Heard heard;

    Conversation(Voice voice, OrderPolicy policy, Failures failures, OrderNote note, Departure lastLook) {
        this.voice = voice;
        this.policy = policy;
        this.failures = failures;
        this.note = note;
        this.lastLook = lastLook;
        this.heard = note == null ? Heard.nothing() : note.heard();
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
                    if (OrderAnswer.isAccepted(answer)) {
                        return CompletableFuture.<OrderOutcome>failedFuture(
                                failures.unknown("it was accepted after a no", null));
                    }
                    OrderQuestion next = heard.nextQuestion();
                    return next == null ? discarded() : discard(next.replyId());
                })
                .thenCompose(then -> then);
    }

    private CompletionStage<OrderOutcome> discarded() {
        heard.rest(OrderLeg.State.DISCARDED, null);
        return heard.any(OrderLeg.State.ACCEPTED)
                ? partial()
                : CompletableFuture.completedFuture(outcome(State.DISCARDED, null));
    }

    private CompletionStage<OrderOutcome> partial() {
        boolean wanted = policy.cancelOnPartial() && note != null;
        return new Withdrawal(voice, wanted, failures.accountId(), (id, text) -> note.withdrew(id, text))
                .of(heard)
                .thenCompose(withdrawn -> CompletableFuture.failedFuture(failures.partial(heard, withdrawn)));
    }

    private CompletionStage<OrderOutcome> next(CompletionStage<Answer> request, boolean first) {
        return request.handle((answer, failure) -> {
                    try {
                        return failure == null
                                ? understand(OrderAnswer.of(answer), first)
                                : failed(failures.of(failure, first));
                    } catch (IbkrException e) {
                        return CompletableFuture.<OrderOutcome>failedFuture(e);
                    }
                })
                .thenCompose(then -> then);
    }

    private CompletionStage<OrderOutcome> failed(OrderException failure) {
        if (failure instanceof OrderDeniedException && heard.any(OrderLeg.State.ACCEPTED)) {
            heard.rest(OrderLeg.State.DISCARDED, failure.getMessage());
            return partial();
        }
        return CompletableFuture.failedFuture(failure);
    }

    private CompletionStage<OrderOutcome> understand(List<OrderAnswer> answer, boolean first) throws IbkrException {
        OrderAnswer whole = answer.get(0);
        boolean nothingStands = !heard.any(OrderLeg.State.ACCEPTED);
        if (whole instanceof OrderAnswer.Rejected rejected) {
            heard.rest(OrderLeg.State.REJECTED, rejected.reason());
            return end();
        }
        if (whole instanceof OrderAnswer.Known known && nothingStands) {
            throw new DuplicateOrderException(
                    failures.order() + " was not placed again: IBKR has an order with this id already ("
                            + known.reason() + ")",
                    failures.accountId(),
                    failures.clientOrderId(),
                    null,
                    null);
        }
        if (whole instanceof OrderAnswer.NoSession none && first) {
            throw failures.notSent("IBKR has no brokerage session (" + none.reason() + ")", null);
        }
        heard.take(answer);
        for (OrderAnswer part : answer) {
            if (part instanceof OrderAnswer.Unclear unclear) {
                throw failures.unknown(unclear.reason(), null);
            }
            if (part instanceof OrderAnswer.Known || part instanceof OrderAnswer.NoSession) {
                throw failures.unknown(part.toString(), null);
            }
        }
        OrderQuestion question = heard.nextQuestion();
        return question == null ? end() : asked(question);
    }

    /** Nothing is open any more. */
    private CompletionStage<OrderOutcome> end() throws IbkrException {
        if (heard.all(OrderLeg.State.ACCEPTED)) {
            return CompletableFuture.completedFuture(outcome(State.ACCEPTED, null));
        }
        if (heard.any(OrderLeg.State.UNKNOWN)) {
            throw failures.unknown("IBKR has not answered for all of it: " + heard.inWords(), null);
        }
        if (!heard.any(OrderLeg.State.ACCEPTED)) {
            throw failures.rejected(heard);
        }
        return partial();
    }

    private CompletionStage<OrderOutcome> asked(OrderQuestion question) {
        String words = String.join(",", question.messageIds()) + " " + String.join(" ", question.messages());
        if (note != null) {
            note.asked(words);
        }
        if (policy.allows(question) && heard.confirmed().size() < MOST_QUESTIONS && mayConfirm(words)) {
            heard.confirmed(question);
            return next(confirm(question.replyId()), false);
        }
        if (policy.onQuestion() == OnQuestion.giveBack) {
            return CompletableFuture.completedFuture(outcome(State.QUESTION, question));
        }
        return refuse(question, question, true);
    }

    /** Says no to this question, and to all that are open beside it; {@code reason}: the one that was not allowed. */
    private CompletionStage<OrderOutcome> refuse(OrderQuestion question, OrderQuestion reason, boolean delivered) {
        return send(question.replyId(), false)
                .handle((answer, failure) -> {
                    if (failure == null && OrderAnswer.isAccepted(answer)) {
                        return CompletableFuture.<OrderOutcome>failedFuture(
                                failures.unknown("it was accepted after a no", null));
                    }
                    boolean told = delivered && failure == null;
                    OrderQuestion next = heard.nextQuestion();
                    return next == null ? refused(reason, told) : refuse(next, reason, told);
                })
                .thenCompose(then -> then);
    }

    private CompletionStage<OrderOutcome> refused(OrderQuestion question, boolean delivered) {
        heard.rest(OrderLeg.State.DISCARDED, null);
        return heard.any(OrderLeg.State.ACCEPTED)
                ? partial()
                : CompletableFuture.failedFuture(failures.refused(question, delivered));
    }

    /** The disk must know of a yes before it leaves. */
    private boolean mayConfirm(String words) {
        return note == null || note.confirming(words);
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
        return voice.say(REPLY, Map.of("replyId", replyId), body, yes ? lastLook : null);
    }

    private OrderOutcome outcome(State state, OrderQuestion question) {
        boolean accepted = state == State.ACCEPTED;
        OrderLeg first = heard.first();
        return new OrderOutcome(
                state,
                failures.accountId(),
                accepted ? first.orderId() : null,
                failures.clientOrderId(),
                accepted ? first.status() : null,
                question,
                heard.confirmed().isEmpty() ? null : heard.confirmed(),
                accepted ? first.text() : null,
                state != State.DISCARDED && heard.isSeveral() ? heard.legs() : null,
                null);
    }
}
