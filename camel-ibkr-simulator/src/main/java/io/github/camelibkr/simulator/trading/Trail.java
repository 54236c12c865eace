package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.wire.Refusal;
import java.math.BigDecimal;

/** How far the stop of a trailing order stays behind the market: an amount, or a part of the price. */
record Trail(BigDecimal amount, boolean percent) {

    /** Reads {@code trailingType} and {@code trailingAmt}. */
    static Trail read(JsonNode order) {
        BigDecimal amount = OrderTicket.number(order, "trailingAmt");
        String type = order.path("trailingType").asText("");
        if (amount == null || amount.signum() <= 0 || !(type.equals("amt") || type.equals("%"))) {
            throw Refusal.badRequest("trailingType (amt or %) and trailingAmt are required for TRAIL");
        }
        return new Trail(amount, type.equals("%"));
    }

    /** The stop that belongs to a price of the market. */
    BigDecimal behind(BigDecimal market, Side side) {
        BigDecimal distance = percent ? market.multiply(amount).movePointLeft(2) : amount;
        return side == Side.SELL ? market.subtract(distance) : market.add(distance);
    }
}
