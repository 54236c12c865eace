package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.order.guard.Evidence.Needs;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/** All rules about what one order may be. */
final class OrderRules {

    private final OrderLimits limits;

    OrderRules(OrderLimits limits) {
        this.limits = limits;
    }

    /** Whether the order's contract matters at all. */
    private boolean isAny() {
        return limits.quantity() != null
                || limits.notional() != null
                || limits.notionalCurrency() != null
                || limits.collarPercent() != null
                || limits.conids() != null
                || limits.secTypes() != null;
    }

    /** What can be said without any evidence; so that nothing is asked about what is denied anyway. */
    void checkAlone(OrderRequest order, Subject subject) throws OrderDeniedException {
        AllocationRule.check(limits.accounts(), order, subject);
        if (isAny()) {
            Instrument instrument = Instrument.of(order, subject);
            OrderLimits alone = new OrderLimits(
                    limits.quantity(), limits.notional(), null, null, null, limits.conids(), null, limits.accounts());
            ContractRule.check(alone, order, instrument, Evidence.NONE, subject);
            QuantityRule.check(alone, order, instrument, subject);
        }
    }

    /** What must be found out about an order. */
    Needs needs(OrderRequest order, Subject subject) throws OrderDeniedException {
        if (!isAny()) {
            return new Needs(Set.of(), Set.of());
        }
        Instrument instrument = Instrument.of(order, subject);
        boolean kinds = limits.secTypes() != null || limits.notionalCurrency() != null || isValued(order);
        Set<String> prices = new HashSet<>();
        if (limits.collarPercent() != null && !Prices.of(order).isEmpty()) {
            prices.add(instrument.contract());
        }
        if (isValued(order) && instrument.isCombination()) {
            instrument.legs().keySet().forEach(conid -> prices.add(Long.toString(conid)));
        } else if (isValued(order) && !Prices.isCapped(order)) {
            prices.add(instrument.contract());
        }
        return new Needs(kinds ? instrument.legs().keySet() : Set.of(), prices);
    }

    /** Whether its value depends on what its contract is. */
    private boolean isValued(OrderRequest order) {
        return limits.notional() != null && order.quantity() != null;
    }

    /** All that can be said; {@code evidence} holds what {@link #needs} has asked for, as far as it is known. */
    void check(OrderRequest order, Evidence evidence, Subject subject) throws OrderDeniedException {
        if (!isAny()) {
            return;
        }
        Instrument instrument = Instrument.of(order, subject);
        ContractRule.check(limits, order, instrument, evidence, subject);
        QuantityRule.check(limits, order, instrument, subject);
        BigDecimal market = evidence.prices().get(instrument.contract());
        if (!Prices.of(order).isEmpty()) {
            CollarRule.check(limits, order, market, subject);
        }
        NotionalRule.check(limits, order, instrument, evidence, subject);
    }
}
