package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads accounts, positions, summaries and ledgers as {@code /portfolio} writes them. */
public final class PortfolioReader {

    private static final Set<String> OF_ACCOUNT =
            Set.of("id", "accountId", "accountTitle", "accountAlias", "currency", "type", "faclient", "faClient");
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

    /** Whether these are accounts: a list, or one page of them (quirk 90). */
    public static boolean areAccounts(JsonNode json) {
        JsonNode rows = accountRows(json);
        return rows.isArray() && Values.rows(rows).stream().allMatch(PortfolioReader::isAccount);
    }

    /** Whether this is an account. */
    public static boolean isAccount(JsonNode row) {
        return id(row) != null;
    }

    private static JsonNode accountRows(JsonNode json) {
        return json.isArray() ? json : json.path("subaccounts");
    }

    private static String id(JsonNode row) {
        return Values.text(Values.either(row, "accountId", "id"));
    }

    /** All accounts of a list or page. */
    public static PortfolioAccounts accounts(JsonNode json) {
        List<PortfolioAccount> accounts = new ArrayList<>();
        accountRows(json).forEach(row -> accounts.add(account(row)));
        return new PortfolioAccounts(Collections.unmodifiableList(accounts));
    }

    /** One account. */
    public static PortfolioAccount account(JsonNode row) {
        return new PortfolioAccount(
                id(row),
                Values.text(row.get("accountTitle")),
                Values.text(row.get("accountAlias")),
                Values.text(row.get("currency")),
                Values.text(row.get("type")),
                Values.flag(Values.either(row, "faclient", "faClient")),
                Values.text(row.path("parent").get("accountId")),
                Values.others(row, OF_ACCOUNT));
    }

    /**
     * Whether these are positions, all of them in a known contract: where one row cannot be read, the others do not tell
     * what the account holds. {@code accountId}: whose they are; null if they are by account, of which there may be none.
     */
    public static boolean arePositions(JsonNode json, String accountId) {
        boolean says = json.isArray() || json.isObject() && (accountId == null || !json.isEmpty());
        return says && positionRows(json).allMatch(row -> Values.whole(row.get("conid")) != null);
    }

    private static Stream<JsonNode> positionRows(JsonNode json) {
        return json.isArray() || json.has("conid")
                ? Values.rows(json).stream()
                : json.properties().stream().flatMap(account -> list(account.getValue()));
    }

    private static Stream<JsonNode> list(JsonNode rows) {
        return rows.isContainerNode() ? Values.rows(rows).stream() : Stream.of(rows);
    }

    /** Positions: a list, one alone, or lists by account (quirk 90). */
    public static Positions positions(JsonNode json, String accountId) {
        List<Position> positions = new ArrayList<>();
        if (json.isArray() || json.has("conid")) {
            Values.rows(json).forEach(row -> add(positions, row, accountId));
        } else {
            json.properties()
                    .forEach(of -> Values.rows(of.getValue()).forEach(row -> add(positions, row, of.getKey())));
        }
        return new Positions(Collections.unmodifiableList(positions));
    }

    private static void add(List<Position> positions, JsonNode row, String accountId) {
        String named = Values.text(row.get("acctId"));
        positions.add(new Position(
                named == null ? accountId : named,
                Values.whole(row.get("conid")),
                Values.text(row.get("ticker")),
                Values.text(Values.either(row, "contractDesc", "description")),
                Values.text(Values.either(row, "assetClass", "secType")),
                Values.decimal(row.get("position")),
                Values.decimal(Values.either(row, "mktPrice", "marketPrice")),
                Values.decimal(Values.either(row, "mktValue", "marketValue")),
                Values.decimal(row.get("avgCost")),
                Values.decimal(row.get("avgPrice")),
                Values.decimal(row.get("realizedPnl")),
                Values.decimal(row.get("unrealizedPnl")),
                Values.text(row.get("currency")),
                Values.text(row.get("model")),
                Values.others(row, OF_POSITION)));
    }

    /** Whether these are values or balances by key: each is an object, and no account has none. */
    public static boolean areByKey(JsonNode json) {
        return json.isObject()
                && !json.isEmpty()
                && json.properties().stream().map(Map.Entry::getValue).allMatch(JsonNode::isObject);
    }

    /** About 120 values by IBKR's keys, which are all lower case here. */
    public static AccountSummary summary(JsonNode json, String accountId) {
        Map<String, SummaryValue> values = new LinkedHashMap<>();
        json.properties().forEach(entry -> values.put(entry.getKey(), SummaryValueReader.row(entry.getValue())));
        return new AccountSummary(accountId, Collections.unmodifiableMap(values), List.of());
    }

    /** Cash, profit and loss by currency; the names are all lower case here, unlike over the websocket (quirk 86). */
    public static AccountLedger ledger(JsonNode json, String accountId) {
        Map<String, LedgerBalance> balances = new LinkedHashMap<>();
        json.properties().forEach(entry -> balances.put(entry.getKey(), balance(entry.getValue())));
        return new AccountLedger(accountId, Collections.unmodifiableMap(balances), List.of());
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
