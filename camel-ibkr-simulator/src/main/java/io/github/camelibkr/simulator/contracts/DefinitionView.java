package io.github.camelibkr.simulator.contracts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;

/** A contract's definition, as {@code /trsrv/secdef} gives it and positions carry it. */
public final class DefinitionView {

    private static final int PAGE = 100;
    private static final int MOST_WHOLE_DIGITS = 4;

    private DefinitionView() {}

    /** Puts the definition into a row; {@code strike} is text here. */
    public static ObjectNode put(ObjectNode row, Contract contract, boolean hasOptions) {
        Derivative derivative = contract.derivative();
        String maturity = derivative == null ? null : derivative.maturityDate();
        row.put("conid", contract.conid())
                .put("currency", contract.currency())
                .put("time", 1)
                .put("chineseName", contract.companyName())
                .put("allExchanges", contract.validExchanges())
                .put("listingExchange", contract.exchange())
                .put("countryCode", contract.country())
                .put("name", contract.companyName())
                .put("assetClass", contract.secType())
                .put("expiry", maturity)
                .put("lastTradingDay", maturity)
                .put("group", contract.industryOrNull())
                .put("putOrCall", derivative == null ? null : derivative.right())
                .put("sector", contract.sector())
                .put("sectorGroup", contract.industryOrNull())
                .put("strike", strike(derivative))
                .put("ticker", contract.symbol())
                .put("undConid", derivative == null ? 0 : derivative.underlying());
        row.set("multiplier", Json.decimal(derivative == null ? BigDecimal.ZERO : contract.multiplier()));
        row.put("type", contract.kind().isEmpty() ? null : contract.kind())
                .put("hasOptions", hasOptions)
                .put("fullName", contract.localSymbol())
                .put("isUS", contract.isUs())
                .put("isEventContract", false)
                .put("pageSize", PAGE);
        putPriceRules(row, contract);
        return row;
    }

    private static void putPriceRules(ObjectNode row, Contract contract) {
        ObjectNode increment = row.putArray("incrementRules").addObject();
        increment.set("lowerEdge", Json.decimal(BigDecimal.ZERO));
        increment.set("increment", Json.decimal(contract.tick()));
        ObjectNode display = row.putObject("displayRule").put("magnification", 0);
        ObjectNode step = display.putArray("displayRuleStep").addObject().put("decimalDigits", contract.decimals());
        step.set("lowerEdge", Json.decimal(BigDecimal.ZERO));
        step.put("wholeDigits", MOST_WHOLE_DIGITS);
    }

    private static String strike(Derivative derivative) {
        return derivative == null || derivative.strike() == null
                ? "0"
                : derivative.strike().stripTrailingZeros().toPlainString();
    }
}
