package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderLeg;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderOutcome.State;
import io.github.camelibkr.model.OrderQuestion;
import io.github.camelibkr.model.OrderQuestionException;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.Departure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

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
    /** Null if only a question of the order is known: then it is answered no. */
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

    /** Answers yes to a question that was handed back, and follows from there. */
    CompletionStage<OrderOutcome> yes(OrderQuestion question) {
        if (!mayConfirm(words(question))) {
            return failed(failures.notSent("the yes could not be noted in the journal", null));
        }
        heard.confirmed(question);
        return confirm(question.replyId());
    }

    /** Answers no to a question that was handed back, or to any other. */
    CompletionStage<OrderOutcome> no(String replyId) {
        return send(replyId, false)
                .handle((answer, failure) -> {
                    if (failure != null) {
                        return failed(failures.notDelivered(failure));
                    }
                    if (OrderAnswer.isAccepted(answer)) {
                        return acceptedAfterNo(answer);
                    }
                    OrderQuestion next = heard.nextQuestion();
                    return next == null ? discarded() : no(next.replyId());
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
        boolean wanted = policy.cancelOnPartial();
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
                    } catch (OrderException e) {
                        return failed(e);
                    }
                })
                .thenCompose(then -> then);
    }

    /** What IBKR has taken already stands, whatever has become of the rest. */
    private CompletionStage<OrderOutcome> failed(OrderException failure) {
        if (failure instanceof OrderUnknownException unknown) {
            return CompletableFuture.failedFuture(failures.unknown(unknown, heard));
        }
        if (!heard.any(OrderLeg.State.ACCEPTED)) {
            // a yes that never left: the order itself has left, and is in doubt
            boolean asked = failure instanceof OrderNotSentException
                    && !heard.confirmed().isEmpty();
            return CompletableFuture.failedFuture(asked ? failures.unknown(failure.getMessage(), failure) : failure);
        }
        heard.rest(OrderLeg.State.DISCARDED, failure instanceof OrderQuestionException ? null : failure.getMessage());
        return partial();
    }

    private CompletionStage<OrderOutcome> understand(List<OrderAnswer> answer, boolean first) throws OrderException {
        OrderAnswer whole = answer.get(0);
        if (whole instanceof OrderAnswer.Rejected rejected) {
            heard.rest(OrderLeg.State.REJECTED, rejected.reason());
            return end();
        }
        if (whole instanceof OrderAnswer.NoSession none && first) {
            // nothing was placed, but it has left, and must not leave again
            heard.rest(OrderLeg.State.REJECTED, "IBKR has no brokerage session (" + none.reason() + ")");
            return end();
        }
        heard.take(answer);
        for (OrderAnswer part : answer) {
            if (part instanceof OrderAnswer.Unclear unclear) {
                throw failures.unknown(unclear.reason(), null);
            }
            if (part instanceof OrderAnswer.Known known) {
                throw failures.unknown(
                        "IBKR has an order with this id already, which may be this one (" + known.reason() + ")", null);
            }
            if (part instanceof OrderAnswer.NoSession none) {
                throw failures.unknown("IBKR has no brokerage session (" + none.reason() + ")", null);
            }
        }
        OrderQuestion question = heard.nextQuestion();
        return question == null ? end() : asked(question);
    }

    /** Nothing is open any more. */
    private CompletionStage<OrderOutcome> end() throws OrderException {
        if (heard.all(OrderLeg.State.ACCEPTED)) {
            return CompletableFuture.completedFuture(outcome(State.ACCEPTED, null));
        }
        if (heard.any(OrderLeg.State.UNKNOWN)) {
            throw failures.unknown("IBKR has not answered for all of it", null);
        }
        if (!heard.any(OrderLeg.State.ACCEPTED)) {
            throw failures.rejected(heard);
        }
        return partial();
    }

    /** As the journal has it. */
    private static String words(OrderQuestion question) {
        return String.join(",", question.messageIds()) + " " + String.join(" ", question.messages());
    }

    private CompletionStage<OrderOutcome> asked(OrderQuestion question) {
        String words = words(question);
        note.asked(words);
        if (policy.allows(question) && heard.confirmed().size() < MOST_QUESTIONS && mayConfirm(words)) {
            heard.confirmed(question);
            return confirm(question.replyId());
        }
        if (policy.onQuestion() == OnQuestion.giveBack) {
            return CompletableFuture.completedFuture(outcome(State.QUESTION, question));
        }
        return refuse(question.replyId(), true, told -> failures.refused(question, told));
    }

    /**
     * Says no to this question, and to all that are open beside it.
     *
     * @param delivered whether every no arrived so far
     * @param reason what it comes to, if nothing was placed; it is told whether every no arrived
     */
    private CompletionStage<OrderOutcome> refuse(
            String replyId, boolean delivered, Function<Boolean, OrderException> reason) {
        return send(replyId, false)
                .handle((answer, failure) -> {
                    if (failure == null && OrderAnswer.isAccepted(answer)) {
                        return acceptedAfterNo(answer);
                    }
                    boolean told = delivered && failure == null;
                    OrderQuestion next = heard.nextQuestion();
                    return next == null ? failed(reason.apply(told)) : refuse(next.replyId(), told, reason);
                })
                .thenCompose(then -> then);
    }

    private CompletionStage<OrderOutcome> acceptedAfterNo(Answer answer) {
        heard.take(OrderAnswer.of(answer));
        return failed(failures.unknown("it was accepted after a no", null));
    }

    /** The disk must know of a yes before it leaves. */
    private boolean mayConfirm(String words) {
        return note.confirming(words);
    }

    /** Says yes, and follows from there, unless the guard forbids it meanwhile: then it says no. */
    private CompletionStage<OrderOutcome> confirm(String replyId) {
        CompletionStage<Answer> yes = send(replyId, true);
        return yes.handle((answer, failure) -> {
                    OrderDeniedException denied = denied(Causes.of(failure));
                    if (denied != null) {
                        note.asked("no yes to it may leave: " + denied.getMessage());
                        return refuse(replyId, true, told -> denied);
                    }
                    return next(yes, false);
                })
                .thenCompose(then -> then);
    }

    /** Why the yes has certainly stayed: it is forbidden, or whether it is could not be found out. Null if it may have left. */
    private OrderDeniedException denied(Throwable failure) {
        return failure instanceof OrderDeniedException denied
                ? denied
                : failure instanceof OrderNotSentException stayed
                        ? new OrderDeniedException(
                                "lastLook", stayed.getMessage(), failures.accountId(), failures.clientOrderId())
                        : null;
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
