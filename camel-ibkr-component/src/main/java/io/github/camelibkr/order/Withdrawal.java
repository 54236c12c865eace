package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.OrderLeg;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.rest.Classified;
import io.github.camelibkr.wire.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** Takes back what stands of an order that IBKR has taken in part only, if the endpoint says so. */
final class Withdrawal {

    private static final Operation CANCEL = Operations.get("order/cancel");

    private final Voice voice;
    private final boolean wanted;
    private final String accountId;
    private final BiConsumer<String, String> audit;

    /** {@code audit}: who notes which order was asked to be cancelled, and with what success. */
    Withdrawal(Voice voice, boolean wanted, String accountId, BiConsumer<String, String> audit) {
        this.voice = voice;
        this.wanted = wanted;
        this.accountId = accountId;
        this.audit = audit;
    }

    /** What was done about it, in words for people; never fails. */
    CompletionStage<String> of(Heard heard) {
        if (!wanted) {
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
        values.put("accountId", accountId);
        values.put("orderId", leg.orderId());
        return voice.say(CANCEL, values, null, null).handle((answer, failure) -> {
            String why = failure == null ? refusal(answer) : Causes.of(failure).getMessage();
            audit.accept(leg.orderId(), why == null ? "taken" : why);
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
