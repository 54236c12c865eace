package io.github.camelibkr.order;

import io.github.camelibkr.model.OrderRequest;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;

/** How large an order may be: whole units (quirk 74), or an amount of money (quirk 73). */
final class SizeRules {

    private SizeRules() {}

    static void check(OrderRequest leg) throws BrokenRule {
        long given = Stream.of(leg.quantity(), leg.cashQty(), leg.fxQty())
                .filter(Objects::nonNull)
                .count();
        if (given != 1) {
            throw new BrokenRule(
                    given == 0
                            ? "it has no size: quantity, cashQty or fxQty is needed"
                            : "it has several sizes: only one of quantity, cashQty and fxQty is possible");
        }
        LegValidation.positive("quantity", leg.quantity());
        LegValidation.positive("cashQty", leg.cashQty());
        LegValidation.positive("fxQty", leg.fxQty());
        if (leg.fxQty() != null && !Boolean.TRUE.equals(leg.isCcyConv())) {
            throw new BrokenRule("fxQty is an amount to convert, and needs isCcyConv=true");
        }
        whole(leg);
    }

    private static void whole(OrderRequest leg) throws BrokenRule {
        if (leg.quantity() == null || "CRYPTO".equals(Instrument.said(leg)) || isWhole(leg.quantity())) {
            return;
        }
        throw new BrokenRule(
                "quantity must be a whole number, not "
                        + leg.quantity().toPlainString()
                        + ": only cryptocurrencies are traded in fractions, and then secType says so, such as 479624278:CRYPTO");
    }

    private static boolean isWhole(BigDecimal quantity) {
        return quantity.stripTrailingZeros().scale() <= 0;
    }

    /** What can be said once the contract is known. */
    static void check(OrderRequest leg, Instrument instrument) throws BrokenRule {
        if (leg.cashQty() != null && instrument.isOther("STK", "CASH", "CRYPTO")) {
            throw new BrokenRule("cashQty buys stocks, currencies and cryptocurrencies, not " + instrument.secType());
        }
        if (leg.cashQty() != null
                && "STK".equals(instrument.secType())
                && "LMT".equals(leg.orderType())
                && leg.cashQty().compareTo(leg.price()) < 0) {
            throw new BrokenRule("cashQty " + leg.cashQty().toPlainString() + " is less than one share at "
                    + leg.price().toPlainString() + ", and IBKR trades whole shares");
        }
        if (Boolean.TRUE.equals(leg.isCcyConv()) && instrument.isOther("CASH")) {
            throw new BrokenRule("isCcyConv converts currencies, and the contract is a " + instrument.secType());
        }
    }
}
