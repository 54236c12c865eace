package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what {@code /iserver/account} says of accounts. */
public final class AccountReader {

    private static final Set<String> NAMED = Set.of(
            "netLiquidationValue",
            "availableFunds",
            "buyingPower",
            "excessLiquidity",
            "totalCashValue",
            "initialMargin",
            "maintenanceMargin",
            "cashBalances");

    private AccountReader() {}

    /** What an account is worth. */
    public static AccountBalances balances(JsonNode json, String accountId) {
        Map<String, CashBalance> cash = new LinkedHashMap<>();
        for (JsonNode row : json.path("cashBalances")) {
            String currency = Values.text(row.get("currency"));
            // the last row is a sum, and its currency is words
            if (currency != null && currency.matches("[A-Z]{3,4}")) {
                cash.put(
                        currency,
                        new CashBalance(Values.decimal(row.get("balance")), Values.decimal(row.get("settledCash"))));
            }
        }
        return new AccountBalances(
                accountId,
                amount(json.get("netLiquidationValue")),
                amount(json.get("availableFunds")),
                amount(json.get("buyingPower")),
                amount(json.get("excessLiquidity")),
                amount(json.get("totalCashValue")),
                amount(json.get("initialMargin")),
                amount(json.get("maintenanceMargin")),
                Collections.unmodifiableMap(cash),
                Values.others(json, NAMED));
    }

    /** A number, or one with commas and a currency behind it (quirk 84). */
    private static BigDecimal amount(JsonNode node) {
        return SummaryValueReader.plain(node).amount();
    }

    /** Values by segment or currency: amounts with commas and, mostly, a currency behind them (quirk 84). */
    public static AccountSegments segments(JsonNode json, String accountId) {
        Map<String, Map<String, SummaryValue>> segments = new LinkedHashMap<>();
        json.properties().forEach(segment -> {
            Map<String, SummaryValue> values = new LinkedHashMap<>();
            segment.getValue()
                    .properties()
                    .forEach(value -> values.put(value.getKey(), SummaryValueReader.plain(value.getValue())));
            segments.put(segment.getKey(), Collections.unmodifiableMap(values));
        });
        return new AccountSegments(accountId, Collections.unmodifiableMap(segments));
    }

    /** Whether these are values by segment: which there are differs, but no account has none. */
    public static boolean areSegments(JsonNode json) {
        return !json.isEmpty() && areObjects(json);
    }

    private static boolean areObjects(JsonNode json) {
        return json.isObject()
                && json.properties().stream()
                        .map(Map.Entry::getValue)
                        .allMatch(value -> value.isObject() || value.isNull());
    }

    /** Profit and loss of each account and model. */
    public static ProfitsAndLosses profits(JsonNode json) {
        List<ProfitAndLoss> profits = new ArrayList<>();
        json.path("upnl").properties().forEach(row -> {
            ProfitAndLossState state = new ProfitAndLossState(row.getKey());
            if (state.merge(row.getValue())) {
                profits.add(state.take());
            }
        });
        return new ProfitsAndLosses(Collections.unmodifiableList(profits));
    }

    /** Whether these are profits and losses. */
    public static boolean areProfits(JsonNode json) {
        return areObjects(json.path("upnl"));
    }

    /** Which account is selected: the answer names it only if it was another before (quirk 118). */
    public static SelectedAccount selected(JsonNode json, String asked) {
        String named = Values.text(json.get("acctId"));
        return new SelectedAccount(named == null ? asked : named, Boolean.TRUE.equals(Values.flag(json.get("set"))));
    }
}
