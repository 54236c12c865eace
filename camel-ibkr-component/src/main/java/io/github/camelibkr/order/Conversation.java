package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.gateway.Answer;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderOutcome.State;
import io.github.camelibkr.model.OrderQuestion;
import io.github.camelibkr.model.OrderQuestionException;
import io.github.camelibkr.model.OrderRejectedException;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
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
    private final String accountId;
    private final String clientOrderId;
    private final List<OrderQuestion> confirmed = new ArrayList<>();

    Conversation(Rest rest, OrderPolicy policy, String accountId, String clientOrderId) {
        this.rest = rest;
        this.policy = policy;
        this.accountId = accountId;
        this.clientOrderId = clientOrderId;
    }

    CompletionStage<OrderOutcome> follow(CompletionStage<Answer> request) {
        return next(request, true);
    }

    CompletionStage<OrderOutcome> reply(String replyId, boolean yes) {
        return yes
                ? next(send(replyId, true), false)
                : send(replyId, false).handle((answer, failure) -> outcome(State.DISCARDED, null, null, null, null));
    }

    private CompletionStage<OrderOutcome> next(CompletionStage<Answer> request, boolean first) {
        return request.handle((answer, failure) -> {
                    CompletionStage<OrderOutcome> then;
                    try {
                        then = failure == null
                                ? understand(OrderAnswer.of(answer))
                                : CompletableFuture.failedFuture(Failures.of(accountId, clientOrderId, first, failure));
                    } catch (IbkrException e) {
                        then = CompletableFuture.failedFuture(e);
                    }
                    return then;
                })
                .thenCompose(then -> then);
    }

    private CompletionStage<OrderOutcome> understand(OrderAnswer answer) throws IbkrException {
        if (answer instanceof OrderAnswer.Accepted accepted) {
            return CompletableFuture.completedFuture(
                    outcome(State.ACCEPTED, accepted.orderId(), accepted.status(), null, accepted.text()));
        }
        if (answer instanceof OrderAnswer.Rejected rejected) {
            throw new OrderRejectedException(
                    "IBKR rejected order " + clientOrderId + ": " + rejected.reason(), accountId, clientOrderId, null);
        }
        if (answer instanceof OrderAnswer.Asked asked) {
            return asked(asked.question());
        }
        throw Failures.unknown(accountId, clientOrderId, ((OrderAnswer.Unclear) answer).reason(), null);
    }

    private CompletionStage<OrderOutcome> asked(OrderQuestion question) {
        if (policy.allows(question) && confirmed.size() < MOST_QUESTIONS) {
            confirmed.add(question);
            return next(send(question.replyId(), true), false);
        }
        if (policy.onQuestion() == OnQuestion.giveBack) {
            return CompletableFuture.completedFuture(outcome(State.QUESTION, null, null, question, null));
        }
        // as long as no yes is sent nothing can be placed, so the outcome is certain whatever the answer to this no
        return send(question.replyId(), false)
                .handle((answer, failure) -> null)
                .thenCompose(done -> CompletableFuture.failedFuture(refused(question)));
    }

    private OrderQuestionException refused(OrderQuestion question) {
        String ids = question.messageIds().isEmpty() ? "without an id" : String.join(",", question.messageIds());
        String advice = question.messageIds().isEmpty()
                ? "It cannot be allowed in advance."
                : "To answer it with yes, add confirm=" + ids + " to the endpoint.";
        return new OrderQuestionException(
                "order " + clientOrderId + " was not placed: IBKR asks (" + ids + ") \""
                        + String.join(" ", question.messages()) + "\" and was answered no. " + advice,
                accountId,
                clientOrderId,
                question);
    }

    private CompletionStage<Answer> send(String replyId, boolean yes) {
        byte[] body = ("{\"confirmed\":" + yes + "}").getBytes(StandardCharsets.UTF_8);
        try {
            return rest.send(REPLY, Arguments.of(REPLY, null, Map.of("replyId", replyId)), body, policy.patience());
        } catch (InvalidRequestException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private OrderOutcome outcome(State state, String orderId, String status, OrderQuestion question, String text) {
        return new OrderOutcome(
                state,
                accountId,
                orderId,
                clientOrderId,
                status,
                question,
                confirmed.isEmpty() ? null : List.copyOf(confirmed),
                text);
    }
}
