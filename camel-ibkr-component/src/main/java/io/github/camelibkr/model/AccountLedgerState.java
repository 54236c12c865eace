package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of one account's ledger; currencies that have not changed come as blank rows. Not thread-safe. */
public final class AccountLedgerState {

    private static final String PREFIX = "LedgerList";
    private static final Set<String> ENVELOPE = Set.of("key", "secondKey", "acctCode", "timestamp", "severity");
    private static final Map<String, String> NAMES = Map.of(
            "cashbalance", "cash",
            "settledCash", "settledCash",
            "netLiquidationValue", "netLiquidation",
            "stockMarketValue", "stockValue",
            "realizedPnl", "realizedPnl",
            "unrealizedPnl", "unrealizedPnl",
            "interest", "interest",
            "dividends", "dividends",
            "exchangeRate", "exchangeRate");

    private static final class Row {
        final NamedValues values = new NamedValues(NAMES);
        Instant time;
    }

    private final String accountId;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();

    /** Of this account. */
    public AccountLedgerState(String accountId) {
        this.accountId = accountId;
    }

    /**
     * Takes in a frame.
     *
     * @return whether anything is different now
     */
    public boolean merge(JsonNode frame) {
        boolean news = false;
        for (JsonNode update : frame.path("result")) {
            String currency = currency(update);
            if (currency == null) {
                continue;
            }
            Row row = rows.computeIfAbsent(currency, unknown -> new Row());
            if (row.values.merge(update, ENVELOPE)) {
                row.time = Values.seconds(update.get("timestamp"));
                changed.add(currency);
                news = true;
            }
        }
        return news;
    }

    private static String currency(JsonNode row) {
        String named = Values.text(row.get("secondKey"));
        String key = Values.text(row.get("key"));
        return named != null ? named : key != null && key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : null;
    }

    /** As it stands; what changes from now on counts for the next. */
    public AccountLedger take() {
        List<String> news = List.copyOf(changed);
        changed.clear();
        Map<String, LedgerBalance> balances = new LinkedHashMap<>();
        rows.forEach((currency, row) -> {
            // a currency of which only blank rows have come is not known yet
            if (row.time != null) {
                balances.put(currency, balance(row));
            }
        });
        return new AccountLedger(accountId, Collections.unmodifiableMap(balances), news);
    }

    private static LedgerBalance balance(Row row) {
        NamedValues values = row.values;
        return new LedgerBalance(
                values.decimal("cashbalance"),
                values.decimal("settledCash"),
                values.decimal("netLiquidationValue"),
                values.decimal("stockMarketValue"),
                values.decimal("realizedPnl"),
                values.decimal("unrealizedPnl"),
                values.decimal("interest"),
                values.decimal("dividends"),
                values.decimal("exchangeRate"),
                values.others(),
                row.time);
    }
}
