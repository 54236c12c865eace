package io.github.camelibkr.order.guard;

import java.math.BigDecimal;
import java.util.Set;

/**
 * What one order may be, and how many may work at a time. Whatever is null is not limited.
 *
 * @param quantity the most units of one order
 * @param notional the most that one order may be worth, in the currency of its contract
 * @param notionalCurrency the only currency in which orders may be
 * @param collarPercent how far a price may be from the market, in per cent
 * @param openOrders how many orders of an account may work at a time
 * @param conids the only contracts
 * @param secTypes the only kinds of contracts
 * @param accounts the only accounts
 */
public record OrderLimits(
        BigDecimal quantity,
        BigDecimal notional,
        String notionalCurrency,
        BigDecimal collarPercent,
        Integer openOrders,
        Set<Long> conids,
        Set<String> secTypes,
        Set<String> accounts) {

    /** No limit at all. */
    public static final OrderLimits NONE = new OrderLimits(null, null, null, null, null, null, null, null);

    /** Whether it matters to any of them what an order is for. */
    boolean concernContracts() {
        return quantity != null
                || notional != null
                || notionalCurrency != null
                || collarPercent != null
                || conids != null
                || secTypes != null;
    }
}
