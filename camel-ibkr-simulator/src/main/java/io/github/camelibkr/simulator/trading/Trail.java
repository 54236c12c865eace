package io.github.camelibkr.simulator.trading;

import io.github.camelibkr.simulator.wire.Refusal;
import java.math.BigDecimal;

/** How far the stop of a trailing order stays behind the market: an amount, or a part of the price. */
record Trail(BigDecimal amount, boolean percent) {

    /** Reads {@code trailingType} and {@code trailingAmt}. */
    static Trail read(OrderFields order, OrderType of) {
        BigDecimal amount = order.number("trailingAmt");
        String type = order.has("trailingType") ? order.text("trailingType") : "";
        if (amount == null || amount.signum() <= 0 || !(type.equals("amt") || type.equals("%"))) {
            throw Refusal.badRequest("trailingType (amt or %) and trailingAmt are required for " + of);
        }
        return new Trail(amount, type.equals("%"));
    }

    /** The stop that belongs to a price of the market. */
    BigDecimal behind(BigDecimal market, Side side) {
        BigDecimal distance = percent ? market.multiply(amount).movePointLeft(2) : amount;
        return side == Side.SELL ? market.subtract(distance) : market.add(distance);
    }
}
