package io.github.camelibkr.simulator.contracts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;

/** The rows of {@code /iserver/secdef/info}: one dialect for derivatives and bonds, another for what they hang on. */
final class InfoView {

    private static final String NO_RIGHT = "?";

    private InfoView() {}

    /** A future or an option; the exchange is the one that was asked for. */
    static ObjectNode derivative(Contract contract, String exchange) {
        Derivative derivative = contract.derivative();
        ObjectNode row = row(contract, exchange.isEmpty() ? contract.defaultExchange() : exchange);
        row.put("right", derivative.right() == null ? NO_RIGHT : derivative.right());
        row.set("strike", Json.decimal(derivative.strike() == null ? BigDecimal.ZERO : derivative.strike()));
        return row.putNull("cusip")
                .put("coupon", "No Coupon")
                .put("desc1", contract.symbol())
                .put("desc2", derivative.description())
                .put("maturityDate", derivative.maturityDate())
                .put("multiplier", contract.multiplier().toPlainString())
                .put("tradingClass", derivative.tradingClass());
    }

    static ObjectNode bond(Bond bond) {
        Contract contract = bond.contract();
        ObjectNode row = row(contract, contract.defaultExchange()).put("right", NO_RIGHT);
        row.set("strike", Json.decimal(BigDecimal.ZERO));
        return row.put("cusip", bond.cusip().isEmpty() ? null : bond.cusip())
                .put("coupon", bond.coupon())
                .put("desc1", contract.symbol())
                .put("desc2", bond.description())
                .put("maturityDate", bond.maturityDate())
                .put("multiplier", "")
                .put("tradingClass", contract.tradingClass());
    }

    private static ObjectNode row(Contract contract, String exchange) {
        return Json.object()
                .put("conid", contract.conid())
                .put("symbol", contract.symbol())
                .put("secType", contract.secType())
                .put("exchange", exchange)
                .putNull("listingExchange")
                .put("currency", contract.currency())
                .put("validExchanges", contract.validExchanges());
    }

    /** A stock, an index, a pair of currencies, or a bond by its own number. */
    static ObjectNode underlying(Contract contract) {
        if (contract.isBond()) {
            return Bonds.find(contract.conid()).map(InfoView::bond).orElseThrow();
        }
        ObjectNode row = Json.object()
                .put("conid", contract.conid())
                .put("ticker", contract.symbol())
                .put("secType", contract.secType())
                .put("listingExchange", contract.exchange())
                .put("exchange", contract.defaultExchange())
                .put("companyName", contract.companyName())
                .put("currency", contract.currency())
                .put("validExchanges", contract.validExchanges())
                .putNull("priceRendering")
                .putNull("maturityDate")
                .put("right", NO_RIGHT);
        row.set("strike", Json.decimal(BigDecimal.ZERO));
        return row;
    }
}
