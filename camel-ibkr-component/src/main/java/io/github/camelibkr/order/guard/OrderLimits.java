package io.github.camelibkr.order.guard;

import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

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

    /** What both allow. */
    public OrderLimits and(OrderLimits other) {
        return new OrderLimits(
                both(quantity, other.quantity, BigDecimal::min),
                both(notional, other.notional, BigDecimal::min),
                both(notionalCurrency, other.notionalCurrency, OrderLimits::same),
                both(collarPercent, other.collarPercent, BigDecimal::min),
                both(openOrders, other.openOrders, Math::min),
                both(conids, other.conids, OrderLimits::common),
                both(secTypes, other.secTypes, OrderLimits::common),
                both(accounts, other.accounts, OrderLimits::common));
    }

    private static <T> T both(T one, T other, BinaryOperator<T> strictest) {
        if (one == null) {
            return other;
        }
        return other == null ? one : strictest.apply(one, other);
    }

    /** No currency is both; none is called like this. */
    private static String same(String one, String other) {
        return one.equals(other) ? one : one + " and " + other;
    }

    private static <T> Set<T> common(Set<T> one, Set<T> other) {
        Set<T> common = new TreeSet<>(one);
        common.retainAll(other);
        return Set.copyOf(common);
    }
}
