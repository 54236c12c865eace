package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.OrderLeg;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Classified;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.wire.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes back what stands of an order that IBKR has taken in part only, if the endpoint says so. */
final class Withdrawal {

    private static final Operation CANCEL = Operations.get("order/cancel");

    private final Rest rest;
    private final OrderPolicy policy;
    private final Failures failures;
    private final OrderNote note;

    Withdrawal(Rest rest, OrderPolicy policy, Failures failures, OrderNote note) {
        this.rest = rest;
        this.policy = policy;
        this.failures = failures;
        this.note = note;
    }

    /** What was done about it, in words for people; never fails. */
    CompletionStage<String> of(Heard heard) {
        if (!policy.cancelOnPartial() || heard.order() == null) {
            return CompletableFuture.completedFuture(
                    "What IBKR has taken stands there: cancel it with ibkr:order/cancel,"
                            + " or add cancelOnPartial=true to the endpoint.");
        }
        CompletionStage<List<String>> done = CompletableFuture.completedFuture(List.of());
        for (OrderLeg leg : standing(heard)) {
            done = done.thenCompose(
                    before -> cancel(leg, operator(heard.order())).thenApply(text -> {
                        List<String> after = new ArrayList<>(before);
                        after.add(text);
                        return after;
                    }));
        }
        return done.thenApply(texts -> String.join(" ", texts));
    }

    /**
     * With its parent a child is cancelled too. If the parent is filled already, it cannot be cancelled, and a child
     * that stands is what protects the position: it is left alone.
     */
    private static List<OrderLeg> standing(Heard heard) {
        List<OrderLeg> standing = heard.standing();
        boolean parentStands = heard.order().children() != null && heard.first().state() == OrderLeg.State.ACCEPTED;
        return parentStands ? standing.subList(0, 1) : standing;
    }

    private static Map<String, String> operator(OrderRequest order) {
        Map<String, String> operator = new HashMap<>();
        OrderRequest leg = order.legs().get(0);
        if (leg.extOperator() != null) {
            operator.put("manualIndicator", leg.manualIndicator().toString());
            operator.put("extOperator", leg.extOperator());
        }
        return operator;
    }

    private CompletionStage<String> cancel(OrderLeg leg, Map<String, String> operator) {
        Map<String, String> values = new HashMap<>(operator);
        values.put("accountId", failures.accountId());
        values.put("orderId", leg.orderId());
        CompletionStage<Answer> answer;
        try {
            answer = rest.send(CANCEL, Arguments.of(CANCEL, null, values), null, policy.patience(), note, null);
        } catch (InvalidRequestException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.handle((got, failure) -> {
            String why = failure == null ? refusal(got) : Causes.of(failure).getMessage();
            return why == null
                    ? "IBKR was asked to cancel order " + leg.orderId() + "."
                    : "Order " + leg.orderId() + " could not be cancelled (" + why + "): look at it.";
        });
    }

    /** Null if IBKR has taken the request. */
    private static String refusal(Answer answer) {
        boolean good = answer.status() == 200 && answer.json() != null && Classified.error(answer.json()) == null;
        return good ? null : Classified.reason(answer);
    }
}
