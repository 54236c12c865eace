package io.github.camelibkr.simulator.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** An account's balances as {@code sld} shows them: names in camel case, unlike REST; {@code cashbalance} is not. */
final class LedgerView {

    private static final String PREFIX = "LedgerList";

    private LedgerView() {}

    /** A row for the whole account, and one for every currency, by their keys; without time. */
    static Map<String, ObjectNode> rows(String account, Valuation valuation) {
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        rows.put(PREFIX + "BASE", row(account, "BASE", BigDecimal.ONE, valuation::total, valuation));
        for (String currency : valuation.currencies()) {
            rows.put(
                    PREFIX + currency,
                    row(account, currency, valuation.rate(currency), amount -> amount.in(currency), valuation));
        }
        return rows;
    }

    /** How an amount is summed up: in one currency, or over all. */
    private interface Sum {
        BigDecimal of(Valuation.Amount amount);
    }

    private static ObjectNode row(String account, String currency, BigDecimal rate, Sum sum, Valuation valuation) {
        BigDecimal none = BigDecimal.ZERO;
        ObjectNode row = Json.object().put("acctCode", account);
        put(row, "cashbalance", sum.of(valuation::cash));
        put(row, "cashBalanceFXSegment", none);
        put(row, "commodityMarketValue", sum.of(c -> valuation.worth(c, "FUT")));
        put(row, "corporateBondsMarketValue", sum.of(c -> valuation.worth(c, "BOND")));
        row.put("key", PREFIX + currency);
        put(row, "dividends", none);
        row.set("exchangeRate", Json.decimal(rate));
        put(row, "funds", none);
        put(row, "marketValue", none);
        put(row, "optionMarketValue", sum.of(c -> valuation.worth(c, "OPT")));
        put(row, "interest", none);
        put(row, "issueOptionsMarketValue", none);
        put(row, "moneyFunds", none);
        put(row, "netLiquidationValue", sum.of(valuation::netLiquidation));
        put(row, "realizedPnl", sum.of(valuation::realized));
        put(row, "unrealizedPnl", sum.of(valuation::unrealized));
        row.put("secondKey", currency);
        put(row, "settledCash", sum.of(valuation::cash));
        row.put("severity", 0);
        put(row, "stockMarketValue", sum.of(c -> valuation.worth(c, "STK")));
        put(row, "tBillsMarketValue", none);
        put(row, "tBondsMarketValue", none);
        put(row, "warrantsMarketValue", none);
        return row;
    }

    private static void put(ObjectNode row, String key, BigDecimal amount) {
        row.set(key, Json.decimal(amount.setScale(2, RoundingMode.HALF_UP)));
    }
}
