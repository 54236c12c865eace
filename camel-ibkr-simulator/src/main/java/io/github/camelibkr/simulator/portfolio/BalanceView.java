package io.github.camelibkr.simulator.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The account's balances as {@code /portfolio/…/ledger} and {@code /portfolio/…/summary} show them. */
final class BalanceView {

    private static final String WHOLE = "BASE";

    private BalanceView() {}

    /** A row for every currency and one for the whole account; {@code endofbundle} stands in the first only. */
    static ObjectNode ledger(String account, Valuation valuation, long epochSecond) {
        ObjectNode body = Json.object();
        for (String currency : valuation.currencies()) {
            ObjectNode row = row(account, currency, epochSecond, amount -> amount.in(currency), valuation);
            if (!currency.equals(Cash.BASE)) {
                row.set("exchangerate", Json.decimal(valuation.rate(currency)));
            }
            if (body.isEmpty()) {
                row.put("endofbundle", 1);
            }
            body.set(currency, row);
        }
        body.set(WHOLE, row(account, WHOLE, epochSecond, valuation::total, valuation));
        return body;
    }

    /** How an amount is summed up: in one currency, or over all. */
    private interface Sum {
        BigDecimal of(Valuation.Amount amount);
    }

    private static ObjectNode row(String account, String currency, long epochSecond, Sum sum, Valuation valuation) {
        ObjectNode row = Json.object();
        put(row, "commoditymarketvalue", BigDecimal.ZERO);
        BigDecimal futures = sum.of(c -> valuation.worth(c, "FUT"));
        put(row, "futuremarketvalue", futures);
        put(row, "settledcash", sum.of(valuation::cash));
        row.put("exchangerate", 1).put("sessionid", 1);
        put(row, "cashbalance", sum.of(valuation::cash));
        put(row, "corporatebondsmarketvalue", sum.of(c -> valuation.worth(c, "BOND")));
        put(row, "warrantsmarketvalue", BigDecimal.ZERO);
        put(row, "netliquidationvalue", sum.of(valuation::netLiquidation));
        put(row, "interest", BigDecimal.ZERO);
        put(row, "unrealizedpnl", sum.of(valuation::unrealized));
        put(row, "stockmarketvalue", sum.of(c -> valuation.worth(c, "STK")));
        put(row, "moneyfunds", BigDecimal.ZERO);
        row.put("currency", currency);
        put(row, "realizedpnl", sum.of(valuation::realized));
        put(row, "funds", BigDecimal.ZERO);
        row.put("acctcode", account);
        put(row, "issueroptionsmarketvalue", BigDecimal.ZERO);
        row.put("key", "LedgerList").put("timestamp", epochSecond).put("severity", 0);
        put(row, "stockoptionmarketvalue", sum.of(c -> valuation.worth(c, "OPT")));
        put(row, "futuresonlypnl", futures);
        put(row, "tbondsmarketvalue", BigDecimal.ZERO);
        put(row, "futureoptionmarketvalue", BigDecimal.ZERO);
        put(row, "cashbalancefxsegment", BigDecimal.ZERO);
        row.put("secondkey", currency);
        put(row, "tbillsmarketvalue", BigDecimal.ZERO);
        put(row, "dividends", BigDecimal.ZERO);
        return row;
    }

    /** The values that were seen recorded; the real answer has about a hundred more. */
    static ObjectNode summary(String account, Valuation valuation, long epochSecond) {
        ObjectNode body = Json.object();
        body.set("accountcode", value(BigDecimal.ZERO, null, account, epochSecond));
        amount(body, "netliquidation", valuation.netLiquidation(), epochSecond);
        amount(body, "buyingpower", valuation.buyingPower(), epochSecond);
        amount(body, "totalcashvalue", valuation.total(valuation::cash), epochSecond);
        amount(body, "initmarginreq", valuation.total(valuation::margin), epochSecond);
        amount(body, "maintmarginreq", valuation.total(valuation::margin), epochSecond);
        amount(body, "availablefunds", valuation.availableFunds(), epochSecond);
        amount(body, "excessliquidity", valuation.availableFunds(), epochSecond);
        amount(body, "grosspositionvalue", valuation.total(valuation::marketValue), epochSecond);
        return body;
    }

    private static void put(ObjectNode row, String key, BigDecimal amount) {
        row.set(key, Json.decimal(amount.setScale(2, RoundingMode.HALF_UP)));
    }

    private static void amount(ObjectNode body, String key, BigDecimal amount, long epochSecond) {
        body.set(key, value(amount, Cash.BASE, Json.decimal(amount).asText(), epochSecond));
    }

    private static ObjectNode value(BigDecimal amount, String currency, String text, long epochSecond) {
        ObjectNode row = Json.object();
        row.set("amount", Json.decimal(amount));
        return row.put("currency", currency)
                .put("isNull", false)
                .put("timestamp", epochSecond)
                .put("value", text)
                .put("severity", 0);
    }
}
