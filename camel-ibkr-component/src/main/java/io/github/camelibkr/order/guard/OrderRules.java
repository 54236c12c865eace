package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.order.guard.Evidence.Needs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All rules about what one order may be. Each level of limits is asked by itself, so that none can loosen another: not
 * even a narrower collar makes a market order worth less to the level that has a wider one.
 */
final class OrderRules {

    private final List<OrderLimits> levels;

    OrderRules(List<OrderLimits> levels) {
        this.levels = levels;
    }

    /** What can be said without any evidence; so that nothing is asked about what is denied anyway. */
    void checkAlone(OrderRequest order, Subject subject) throws OrderDeniedException {
        for (OrderLimits limits : levels) {
            AllocationRule.check(limits.accounts(), order, subject);
            if (limits.concernContracts()) {
                Legs legs = Legs.of(order, subject);
                ContractRule.checkConids(limits, legs, subject);
                QuantityRule.check(limits, order, legs, subject);
            }
        }
    }

    /** What must be found out about an order. */
    Needs needs(OrderRequest order, Subject subject) throws OrderDeniedException {
        Set<Long> definitions = new HashSet<>();
        Set<String> prices = new HashSet<>();
        for (OrderLimits limits : levels) {
            if (limits.concernContracts()) {
                Legs legs = Legs.of(order, subject);
                if (limits.secTypes() != null || limits.notionalCurrency() != null || isValued(limits, order)) {
                    definitions.addAll(legs.ratios().keySet());
                }
                prices.addAll(prices(limits, order, legs));
            }
        }
        return new Needs(definitions, prices);
    }

    private static Set<String> prices(OrderLimits limits, OrderRequest order, Legs legs) {
        Set<String> prices = new HashSet<>();
        if (limits.collarPercent() != null && !Prices.of(order).isEmpty()) {
            prices.add(legs.contract());
        }
        if (isValued(limits, order) && legs.isCombination()) {
            legs.ratios().keySet().forEach(conid -> prices.add(Long.toString(conid)));
        } else if (isValued(limits, order) && !Prices.isCapped(order)) {
            prices.add(legs.contract());
        }
        return prices;
    }

    /** Whether its value depends on what its contract is. */
    private static boolean isValued(OrderLimits limits, OrderRequest order) {
        return limits.notional() != null && order.quantity() != null;
    }

    /** All that can be said; {@code evidence} holds what {@link #needs} has asked for, as far as it is known. */
    void check(OrderRequest order, Evidence evidence, Subject subject) throws OrderDeniedException {
        for (OrderLimits limits : levels) {
            if (limits.concernContracts()) {
                Legs legs = Legs.of(order, subject);
                ContractRule.check(limits, order, legs, evidence, subject);
                QuantityRule.check(limits, order, legs, subject);
                if (!Prices.of(order).isEmpty()) {
                    CollarRule.check(limits, order, evidence.prices().get(legs.contract()), subject);
                }
                NotionalRule.check(limits, order, legs, evidence, subject);
            }
        }
    }
}
