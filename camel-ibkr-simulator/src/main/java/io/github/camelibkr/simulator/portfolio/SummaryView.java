package io.github.camelibkr.simulator.portfolio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The account's values as {@code /iserver/account/…/summary} shows them: numbers once, elsewhere text. */
final class SummaryView {

    /** The account as a whole and its parts; the simulated account has everything in securities. */
    private static final List<String> FILLED = List.of("total", "securities");

    private static final List<String> SEGMENTS = List.of("total", "Crypto at Paxos", "commodities", "securities");

    private SummaryView() {}

    static ObjectNode summary(Valuation valuation) {
        BigDecimal liquidation = valuation.netLiquidation();
        BigDecimal cash = valuation.total(valuation::cash);
        BigDecimal margin = valuation.total(valuation::margin);
        BigDecimal available = valuation.availableFunds();
        ObjectNode body = Json.object().put("accountType", "").put("status", "");
        body.set("balance", whole(available));
        body.set("SMA", whole(available));
        body.set("buyingPower", whole(valuation.buyingPower()));
        body.set("availableFunds", whole(available));
        body.set("excessLiquidity", whole(available));
        body.set("netLiquidationValue", whole(liquidation));
        body.set("equityWithLoanValue", whole(liquidation));
        body.set("regTLoan", whole(BigDecimal.ZERO));
        body.set("securitiesGVP", whole(valuation.total(valuation::marketValue)));
        body.set("totalCashValue", whole(cash));
        body.set("accruedInterest", whole(BigDecimal.ZERO));
        body.set("regTMargin", whole(BigDecimal.ZERO));
        body.set("initialMargin", whole(margin));
        body.set("maintenanceMargin", whole(margin));
        ArrayNode balances = body.putArray("cashBalances");
        valuation.currencies().forEach(currency -> cash(balances, currency, valuation.cash(currency)));
        cash(balances, "Total (in " + Cash.BASE + ")", cash);
        return body;
    }

    static ObjectNode availableFunds(Valuation valuation) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        BigDecimal available = valuation.availableFunds();
        amounts.put("current_available", available);
        amounts.put("current_excess", available);
        amounts.put("buying_power", valuation.buyingPower());
        amounts.put("look_ahead_available", available);
        amounts.put("look_ahead_excess", available);
        ObjectNode body = segments(amounts);
        BigDecimal leverage =
                valuation.total(valuation::marketValue).divide(valuation.netLiquidation(), 2, RoundingMode.HALF_UP);
        SEGMENTS.forEach(segment -> ((ObjectNode) body.get(segment))
                .put("leverage", FILLED.contains(segment) ? leverage.toPlainString() : "0.00"));
        return body;
    }

    static ObjectNode balances(Valuation valuation) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        amounts.put("net_liquidation", valuation.netLiquidation());
        amounts.put("equity_with_loan", valuation.netLiquidation());
        amounts.put("cash", valuation.total(valuation::cash));
        amounts.put("MTD Interest", BigDecimal.ZERO);
        amounts.put("previous_day_equity_with_loan", Cash.DEPOSIT);
        return segments(amounts);
    }

    static ObjectNode margins(Valuation valuation) {
        BigDecimal margin = valuation.total(valuation::margin);
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        amounts.put("RegT Margin", BigDecimal.ZERO);
        amounts.put("current_initial", margin);
        amounts.put("current_maint", margin);
        amounts.put("projected_liquidity_inital_margin", margin);
        amounts.put("projected_overnight_initial_margin", margin);
        amounts.put("Prjctd Lk Ahd Mntnnc Mrgn", margin);
        amounts.put("Prdctd Pst-xpry Mrgn @ Opn", BigDecimal.ZERO);
        return segments(amounts);
    }

    /** By currency, and without the currency's name behind the amounts. */
    static ObjectNode marketValue(Valuation valuation) {
        ObjectNode body = Json.object();
        for (String currency : valuation.currencies()) {
            body.putObject(currency)
                    .put("total_cash", text(valuation.cash(currency)))
                    .put("settled_cash", text(valuation.cash(currency)))
                    .put("MTD Interest", "0")
                    .put("stock", text(valuation.worth(currency, "STK")))
                    .put("options", text(valuation.worth(currency, "OPT")))
                    .put("futures", text(valuation.worth(currency, "FUT")))
                    .put("net_liquidation", text(valuation.netLiquidation(currency)))
                    .put("unrealized_pnl", text(valuation.unrealized(currency)))
                    .put("realized_pnl", text(valuation.realized(currency)))
                    .put("Exchange Rate", valuation.rate(currency).toPlainString());
        }
        return body;
    }

    private static ObjectNode segments(Map<String, BigDecimal> amounts) {
        ObjectNode body = Json.object();
        for (String segment : SEGMENTS) {
            ObjectNode row = body.putObject(segment);
            amounts.forEach((key, amount) ->
                    row.put(key, text(FILLED.contains(segment) ? amount : BigDecimal.ZERO) + " " + Cash.BASE));
        }
        return body;
    }

    private static void cash(ArrayNode balances, String currency, BigDecimal amount) {
        ObjectNode row = balances.addObject().put("currency", currency);
        row.set("balance", whole(amount));
        row.set("settledCash", whole(amount));
    }

    private static DecimalNode whole(BigDecimal amount) {
        return Json.decimal(amount.setScale(0, RoundingMode.HALF_UP));
    }

    private static String text(BigDecimal amount) {
        return String.format(
                Locale.ROOT, "%,d", amount.setScale(0, RoundingMode.HALF_UP).toBigInteger());
    }
}
