package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.ContractDefinition;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderRequest;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * What one order may be worth: {@code maxOrderNotional}. It counts at the highest price at which it may trade: a limited
 * purchase at its limit, everything else at the market's price with the collar on top, or at its own price if that is
 * higher. A combination counts the sum of its legs, whatever their direction.
 */
final class NotionalRule {

    private static final String RULE = "maxOrderNotional";

    /** Kinds of contracts that stand for themselves. */
    private static final Set<String> PLAIN = Set.of("STK", "CASH", "CFD", "CRYPTO", "CMDTY", "FUND");

    private final OrderLimits limits;
    private final OrderRequest order;
    private final Legs legs;
    private final Evidence evidence;
    private final Subject subject;

    private NotionalRule(OrderLimits limits, OrderRequest order, Legs legs, Evidence evidence, Subject subject) {
        this.limits = limits;
        this.order = order;
        this.legs = legs;
        this.evidence = evidence;
        this.subject = subject;
    }

    static void check(OrderLimits limits, OrderRequest order, Legs legs, Evidence evidence, Subject subject)
            throws OrderDeniedException {
        if (limits.notional() != null) {
            new NotionalRule(limits, order, legs, evidence, subject).check();
        }
    }

    private void check() throws OrderDeniedException {
        BigDecimal notional = notional();
        if (notional.compareTo(limits.notional()) > 0) {
            throw subject.denied(RULE, begin() + ", the order's is " + notional.toPlainString() + currency());
        }
    }

    private String begin() {
        return RULE + " is " + limits.notional().toPlainString();
    }

    private String currency() {
        ContractDefinition definition =
                evidence.definitions().get(legs.ratios().keySet().iterator().next());
        return definition == null || definition.currency() == null ? "" : " " + definition.currency();
    }

    private BigDecimal notional() throws OrderDeniedException {
        if (order.cashQty() != null) {
            return order.cashQty();
        }
        if (order.fxQty() != null) {
            return order.fxQty();
        }
        BigDecimal largest = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Long, Integer> leg : legs.ratios().entrySet()) {
            BigDecimal multiplier = multiplier(leg.getKey());
            largest = largest.max(multiplier);
            if (!isCapped()) {
                sum = sum.add(market(leg.getKey()).multiply(multiplier).multiply(BigDecimal.valueOf(leg.getValue())));
            }
        }
        return sum.max(own().multiply(largest)).multiply(order.quantity());
    }

    private boolean isCapped() {
        return !legs.isCombination() && Prices.isCapped(order);
    }

    /** The highest price that the order itself names; 0 if it names none. */
    private BigDecimal own() {
        BigDecimal own = BigDecimal.ZERO;
        if (isCapped()) {
            return order.price().abs();
        }
        for (BigDecimal price : Prices.of(order).values()) {
            own = own.max(price.abs());
        }
        return own;
    }

    /** The market's price with the collar on top. */
    private BigDecimal market(long conid) {
        String contract = legs.isCombination() ? Long.toString(conid) : legs.contract();
        BigDecimal price = evidence.prices().get(contract).abs();
        return limits.collarPercent() == null
                ? price
                : price.add(price.multiply(limits.collarPercent()).movePointLeft(2));
    }

    private BigDecimal multiplier(long conid) throws OrderDeniedException {
        ContractDefinition definition = evidence.definitions().get(conid);
        String kind = definition == null ? null : definition.secType();
        if (definition != null
                && definition.multiplier() != null
                && definition.multiplier().signum() > 0) {
            return definition.multiplier();
        }
        if (kind == null || !PLAIN.contains(kind)) {
            throw subject.denied(
                    RULE,
                    begin() + ", and what one unit of contract " + conid
                            + (kind == null ? "" : ", which is of kind " + kind + ",") + " stands for is not known");
        }
        return BigDecimal.ONE;
    }
}
