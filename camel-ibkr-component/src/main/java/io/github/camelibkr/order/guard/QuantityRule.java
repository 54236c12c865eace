package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderRequest;
import java.math.BigDecimal;

/** How many units one order may have: {@code maxOrderQuantity}. */
final class QuantityRule {

    private static final String RULE = "maxOrderQuantity";

    private QuantityRule() {}

    static void check(OrderLimits limits, OrderRequest order, Legs legs, Subject subject) throws OrderDeniedException {
        BigDecimal most = limits.quantity();
        if (most == null) {
            return;
        }
        String begin = RULE + " is " + most.toPlainString();
        if (order.quantity() == null) {
            if (limits.notional() == null) {
                throw subject.denied(
                        RULE,
                        begin
                                + ", and how many units an amount of money buys is not known; set maxOrderNotional as well");
            }
            return;
        }
        BigDecimal units = order.quantity().multiply(BigDecimal.valueOf(legs.largestRatio()));
        if (units.compareTo(most) > 0) {
            throw subject.denied(
                    RULE,
                    begin + ", the order's quantity is " + units.toPlainString()
                            + (legs.largestRatio() == 1 ? "" : " of its largest leg"));
        }
    }
}
