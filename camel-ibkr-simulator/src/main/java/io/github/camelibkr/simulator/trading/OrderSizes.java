package io.github.camelibkr.simulator.trading;

import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How large an order is: in units, or in money. */
final class OrderSizes {

    private final Quotations quotations;

    OrderSizes(Quotations quotations) {
        this.quotations = quotations;
    }

    /** The units that an order asks for by {@code quantity}, {@code cashQty} or {@code fxQty}. */
    BigDecimal quantity(OrderFields order, Contract contract, Side side, BigDecimal limit) {
        BigDecimal quantity = order.number("quantity");
        BigDecimal cash = order.number("cashQty");
        BigDecimal exchanged = order.number("fxQty");
        boolean inUnits = quantity != null && (quantity.signum() != 0 || cash == null && exchanged == null);
        if ((inUnits ? 1 : 0) + (cash == null ? 0 : 1) + (exchanged == null ? 0 : 1) != 1) {
            throw Refusal.badRequest("one of quantity, cashQty and fxQty is required");
        }
        if (inUnits) {
            return whole(quantity);
        }
        BigDecimal money = positive(cash == null ? exchanged : cash);
        if (exchanged != null && !(contract.isForex() && order.flag("isCcyConv"))) {
            throw Refusal.badRequest("fxQty needs a currency pair and isCcyConv");
        }
        return exchanged != null ? money : bought(money, contract, limit == null ? quoted(contract, side) : limit);
    }

    private static BigDecimal whole(BigDecimal quantity) {
        if (positive(quantity).stripTrailingZeros().scale() > 0) {
            throw Refusal.badRequest("quantity must be a whole number");
        }
        return quantity;
    }

    private static BigDecimal positive(BigDecimal size) {
        if (size.signum() <= 0) {
            throw new Refusal(
                    Answer.error(500, "Order size " + size.toPlainString() + " is not valid: it must be above 0."));
        }
        return size;
    }

    private BigDecimal quoted(Contract contract, Side side) {
        return side == Side.BUY ? quotations.ask(contract) : quotations.bid(contract);
    }

    /** Currencies to the cent, stocks in whole shares; nothing else is bought for an amount of money. */
    private static BigDecimal bought(BigDecimal money, Contract contract, BigDecimal price) {
        if (contract.isForex()) {
            return money.divide(price, 2, RoundingMode.HALF_UP);
        }
        if (!contract.isStock()) {
            throw Refusal.badRequest("cashQty is not supported for " + contract.secType());
        }
        BigDecimal shares = money.divide(price, 0, RoundingMode.DOWN);
        if (shares.signum() == 0) {
            throw new Refusal(Answer.error(
                    200,
                    "Order couldn't be submitted: the cash quantity " + OrderView.plain(money)
                            + " buys less than one share"));
        }
        return shares;
    }
}
