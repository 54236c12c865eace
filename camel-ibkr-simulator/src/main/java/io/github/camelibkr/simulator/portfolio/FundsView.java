package io.github.camelibkr.simulator.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An account's values as {@code ssd} shows them, one row each; {@code -S} is securities, {@code -C} commodities. */
final class FundsView {

    /** Values that are nothing at this simulator, and are shown all the same. */
    private static final List<String> ZEROES = List.of(
            "AccruedCash",
            "AccruedDividend",
            "Billable",
            "Guarantee",
            "IncentiveCoupons",
            "IndianStockHaircut",
            "NLVAndMarginInReview",
            "PASharesValue",
            "PostExpirationExcess",
            "PostExpirationMargin",
            "PhysicalCertificateValue",
            "RegTMargin",
            "TotalDebitCardPendingCharges");

    private static final List<String> SEGMENTS = List.of("", "-S", "-C");

    private FundsView() {}

    /** All rows by their keys; without time. */
    static Map<String, ObjectNode> rows(String account, Valuation valuation) {
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        value(rows, "AccountCode", account);
        value(rows, "AccountReady", "true");
        value(rows, "AccountType", "INDIVIDUAL");
        value(rows, "Currency", Cash.BASE);
        value(rows, "Cushion", "1");
        value(rows, "TradingType-S", "STKNOPT");
        amounts(valuation).forEach((key, amount) -> {
            for (String segment : SEGMENTS) {
                put(rows, key + segment, segment.equals("-C") ? BigDecimal.ZERO : amount);
            }
        });
        return rows;
    }

    private static Map<String, BigDecimal> amounts(Valuation valuation) {
        BigDecimal available = valuation.availableFunds();
        BigDecimal liquidation = valuation.netLiquidation();
        BigDecimal margin = valuation.totalMargin();
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        for (String key : List.of("AvailableFunds", "ExcessLiquidity")) {
            amounts.put(key, available);
            amounts.put("Full" + key, available);
            amounts.put("LookAhead" + key, available);
        }
        for (String key : List.of("InitMarginReq", "MaintMarginReq")) {
            amounts.put(key, margin);
            amounts.put("Full" + key, margin);
            amounts.put("LookAhead" + key, margin);
        }
        amounts.put("BuyingPower", valuation.buyingPower());
        amounts.put("ColumnPrio", BigDecimal.ONE);
        amounts.put("EquityWithLoanValue", liquidation);
        amounts.put("GrossPositionValue", valuation.total(valuation::marketValue));
        amounts.put("Leverage", BigDecimal.ZERO);
        amounts.put("LookAheadNextChange", BigDecimal.ZERO);
        amounts.put("NetLiquidation", liquidation);
        amounts.put("NetLiquidationUncertainty", BigDecimal.ZERO);
        amounts.put("PreviousDayEquityWithLoanValue", Cash.DEPOSIT);
        amounts.put("RegTEquity", liquidation);
        amounts.put("SMA", available);
        amounts.put("TotalCashValue", valuation.total(valuation::cash));
        ZEROES.forEach(key -> amounts.put(key, BigDecimal.ZERO));
        return amounts;
    }

    private static void value(Map<String, ObjectNode> rows, String key, String value) {
        rows.put(key, Json.object().put("key", key).put("value", value).put("severity", 0));
    }

    private static void put(Map<String, ObjectNode> rows, String key, BigDecimal amount) {
        ObjectNode row = Json.object().put("key", key).put("currency", Cash.BASE);
        row.set("monetaryValue", Json.decimal(amount.setScale(2, RoundingMode.HALF_UP)));
        rows.put(key, row.put("severity", 0));
    }
}
