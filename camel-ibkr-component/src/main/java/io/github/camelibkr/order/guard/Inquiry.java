package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.ContractDefinition;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.order.guard.Evidence.Needs;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds out what must be known of one order. */
final class Inquiry {

    private final GuardPolicy policy;
    private final Guards gateway;
    private final OrderCheck order;
    private final Subject subject;
    private final Needs needs;

    Inquiry(GuardPolicy policy, Guards gateway, OrderCheck order) throws OrderDeniedException {
        this.policy = policy;
        this.gateway = gateway;
        this.order = order;
        this.subject = order.subject();
        this.needs = order.needs();
    }

    /** Asks, where need be; fails with an {@code OrderException} if what must be known cannot be. */
    CompletionStage<Evidence> ask() {
        CompletionStage<Evidence> contracts =
                definitions().thenCombine(prices(), (definitions, prices) -> new Evidence(definitions, prices));
        return open().thenCombine(contracts, (open, evidence) -> evidence);
    }

    /** What is known without asking; fails if that is not enough. */
    Evidence now() throws OrderDeniedException {
        Map<String, BigDecimal> prices = new HashMap<>();
        for (String contract : needs.prices()) {
            BigDecimal price = gateway.prices().now(contract);
            if (price == null) {
                throw unpriced("the market price of " + contract + " is older than " + MarketPrices.YOUNG.toSeconds()
                        + " s by the time the order leaves");
            }
            prices.put(contract, price);
        }
        return new Evidence(gateway.definitions().now(needs.definitions()), prices);
    }

    private CompletionStage<Map<Long, ContractDefinition>> definitions() {
        return needs.definitions().isEmpty()
                ? CompletableFuture.completedFuture(Map.of())
                : gateway.definitions()
                        .find(needs.definitions())
                        .exceptionallyCompose(failure -> unknown("what its contract is, is not known", failure));
    }

    private CompletionStage<Map<String, BigDecimal>> prices() {
        CompletionStage<Map<String, BigDecimal>> all = CompletableFuture.completedFuture(new HashMap<>());
        for (String contract : needs.prices()) {
            CompletionStage<BigDecimal> price = gateway.prices()
                    .find(contract)
                    .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                            unpriced(Causes.of(failure).getMessage())));
            all = all.thenCombine(price, (prices, one) -> {
                prices.put(contract, one);
                return prices;
            });
        }
        return all;
    }

    /** If too many seem to be open, IBKR is asked once more: some may be over by now. */
    private CompletionStage<Integer> open() {
        if (order.mostOpen() == null) {
            return CompletableFuture.completedFuture(0);
        }
        Integer open = gateway.openOrders().now(subject.accountId());
        if (open != null && !OpenRule.isBroken(order.mostOpen(), open, order.opened())) {
            return CompletableFuture.completedFuture(open);
        }
        return gateway.openOrders()
                .find(subject.accountId())
                .exceptionallyCompose(failure -> unknown("how many orders are open is not known", failure));
    }

    private <T> CompletionStage<T> unknown(String what, Throwable failure) {
        Throwable cause = Causes.of(failure);
        return CompletableFuture.failedFuture(subject.notSent(what + ": " + cause.getMessage(), cause));
    }

    /** A price is missing: that is a matter of the rule that needs it. */
    private OrderDeniedException unpriced(String why) {
        boolean collar = policy.limits().stream().anyMatch(limits -> limits.collarPercent() != null);
        String rule = collar ? "priceCollarPercent" : "maxOrderNotional";
        return subject.denied(rule, rule + " is set, but " + why);
    }
}
