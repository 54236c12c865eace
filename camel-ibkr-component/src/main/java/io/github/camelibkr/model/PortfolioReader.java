package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads accounts, positions, summaries and ledgers as {@code /portfolio} writes them. */
public final class PortfolioReader {

    private static final Set<String> OF_ACCOUNT = Set.of(
            "id", "accountId", "accountTitle", "accountAlias", "currency", "type", "faclient", "faClient", "parent");
    private static final Set<String> OF_POSITION = Set.of(
            "acctId",
            "conid",
            "ticker",
            "contractDesc",
            "description",
            "assetClass",
            "secType",
            "position",
            "mktPrice",
            "marketPrice",
            "mktValue",
            "marketValue",
            "avgCost",
            "avgPrice",
            "realizedPnl",
            "unrealizedPnl",
            "currency",
            "model");
    private static final Set<String> OF_BALANCE = Set.of(
            "cashbalance",
            "settledcash",
            "netliquidationvalue",
            "stockmarketvalue",
            "realizedpnl",
            "unrealizedpnl",
            "interest",
            "dividends",
            "exchangerate",
            "timestamp",
            "currency",
            "acctcode",
            "key",
            "secondkey",
            "sessionid",
            "severity",
            "endofbundle");

    private PortfolioReader() {}

    /** All accounts: a list, or one page of them (quirk 90). */
    public static PortfolioAccounts accounts(JsonNode json) {
        List<PortfolioAccount> accounts = new ArrayList<>();
        (json.isArray() ? json : json.path("subaccounts")).forEach(row -> accounts.add(account(row)));
        return new PortfolioAccounts(accounts);
    }

    /** One account. */
    public static PortfolioAccount account(JsonNode row) {
        String id = Values.text(row.get("accountId"));
        return new PortfolioAccount(
                id == null ? Values.text(row.get("id")) : id,
                Values.text(row.get("accountTitle")),
                Values.text(row.get("accountAlias")),
                Values.text(row.get("currency")),
                Values.text(row.get("type")),
                Values.flag(either(row, "faclient", "faClient")),
                Values.text(row.path("parent").get("accountId")),
                Values.others(row, OF_ACCOUNT));
    }

    /** Positions: a list, or lists by account (quirk 90). Rows without a contract are none. */
    public static Positions positions(JsonNode json, String accountId) {
        List<Position> positions = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(row -> add(positions, row, accountId));
        } else {
            json.properties().forEach(of -> of.getValue().forEach(row -> add(positions, row, of.getKey())));
        }
        return new Positions(positions);
    }

    private static void add(List<Position> positions, JsonNode row, String accountId) {
        Long conid = Values.whole(row.get("conid"));
        if (conid == null) {
            return;
        }
        String named = Values.text(row.get("acctId"));
        positions.add(new Position(
                named == null ? accountId : named,
                conid,
                Values.text(row.get("ticker")),
                Values.text(either(row, "contractDesc", "description")),
                Values.text(either(row, "assetClass", "secType")),
                Values.decimal(row.get("position")),
                Values.decimal(either(row, "mktPrice", "marketPrice")),
                Values.decimal(either(row, "mktValue", "marketValue")),
                Values.decimal(row.get("avgCost")),
                Values.decimal(row.get("avgPrice")),
                Values.decimal(row.get("realizedPnl")),
                Values.decimal(row.get("unrealizedPnl")),
                Values.text(row.get("currency")),
                Values.text(row.get("model")),
                Values.others(row, OF_POSITION)));
    }

    private static JsonNode either(JsonNode row, String name, String otherName) {
        return row.hasNonNull(name) ? row.get(name) : row.get(otherName);
    }

    /** About 120 values by IBKR's keys, which are all lower case here. */
    public static AccountSummary summary(JsonNode json, String accountId) {
        Map<String, SummaryValue> values = new LinkedHashMap<>();
        json.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
        return new AccountSummary(accountId, values, List.of());
    }

    private static SummaryValue value(JsonNode row) {
        // words have the amount 0
        String text = Values.text(row.get("value"));
        boolean words = text != null && Decimals.parse(text) == null;
        boolean none = row.path("isNull").asBoolean();
        return new SummaryValue(
                words || none ? null : Values.decimal(row.get("amount")),
                Values.text(row.get("currency")),
                words ? text : null,
                Values.whole(row.get("severity")),
                Values.moment(row.get("timestamp")));
    }

    /** Cash, profit and loss by currency; the names are all lower case here, unlike over the websocket (quirk 86). */
    public static AccountLedger ledger(JsonNode json, String accountId) {
        Map<String, LedgerBalance> balances = new LinkedHashMap<>();
        json.properties().forEach(entry -> balances.put(entry.getKey(), balance(entry.getValue())));
        return new AccountLedger(accountId, balances, List.of());
    }

    private static LedgerBalance balance(JsonNode row) {
        return new LedgerBalance(
                Values.decimal(row.get("cashbalance")),
                Values.decimal(row.get("settledcash")),
                Values.decimal(row.get("netliquidationvalue")),
                Values.decimal(row.get("stockmarketvalue")),
                Values.decimal(row.get("realizedpnl")),
                Values.decimal(row.get("unrealizedpnl")),
                Values.decimal(row.get("interest")),
                Values.decimal(row.get("dividends")),
                Values.decimal(row.get("exchangerate")),
                Values.others(row, OF_BALANCE),
                Values.moment(row.get("timestamp")));
    }
}
