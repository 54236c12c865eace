package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** How far the prices of an order may be from the market, on either side: {@code priceCollarPercent}. */
final class CollarRule {

    private static final String RULE = "priceCollarPercent";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private CollarRule() {}

    /** {@code market}: the market's price, which is known if the order names any. */
    static void check(OrderLimits limits, OrderRequest order, BigDecimal market, Subject subject)
            throws OrderDeniedException {
        BigDecimal percent = limits.collarPercent();
        if (percent == null) {
            return;
        }
        for (Map.Entry<String, BigDecimal> named : Prices.of(order).entrySet()) {
            BigDecimal distance = named.getValue().subtract(market).abs().multiply(HUNDRED);
            if (distance.compareTo(percent.multiply(market.abs())) > 0) {
                throw subject.denied(
                        RULE,
                        RULE + " is " + percent.toPlainString() + ", the order's " + named.getKey() + " "
                                + named.getValue().toPlainString() + " is " + percent(distance, market)
                                + " away from the market's price, " + market.toPlainString());
            }
        }
    }

    /** Rounded up: what is too far must not look as if it were not. */
    private static String percent(BigDecimal distance, BigDecimal market) {
        return market.signum() == 0
                ? "infinitely far"
                : distance.divide(market.abs(), 2, RoundingMode.UP).toPlainString() + " %";
    }
}
