package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is known of one account's summary; only changed rows are repeated. Not thread-safe. */
public final class AccountSummaryState {

    private final String accountId;
    private final Map<String, SummaryValue> values = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();

    /** Of this account. */
    public AccountSummaryState(String accountId) {
        this.accountId = accountId;
    }

    /**
     * Takes in a frame.
     *
     * @return whether anything is different now
     */
    public boolean merge(JsonNode frame) {
        boolean news = false;
        for (JsonNode row : frame.path("result")) {
            String key = Values.text(row.get("key"));
            SummaryValue value = read(row);
            // a row of key and time only says that nothing has changed
            if (key != null && (value.amount() != null || value.text() != null)) {
                SummaryValue before = values.put(key, value);
                if (before == null || !same(before, value)) {
                    changed.add(key);
                    news = true;
                }
            }
        }
        return news;
    }

    private static SummaryValue read(JsonNode row) {
        BigDecimal amount = Values.decimal(row.has("monetaryValue") ? row.get("monetaryValue") : row.get("value"));
        return new SummaryValue(
                amount,
                Values.text(row.get("currency")),
                amount == null ? Values.text(row.get("value")) : null,
                Values.whole(row.get("severity")),
                Values.seconds(row.get("timestamp")));
    }

    private static boolean same(SummaryValue before, SummaryValue value) {
        return Objects.equals(before.amount(), value.amount())
                && Objects.equals(before.currency(), value.currency())
                && Objects.equals(before.text(), value.text())
                && Objects.equals(before.severity(), value.severity());
    }

    /** As it stands; what changes from now on counts for the next. */
    public AccountSummary take() {
        List<String> news = List.copyOf(changed);
        changed.clear();
        return new AccountSummary(accountId, Collections.unmodifiableMap(new LinkedHashMap<>(values)), news);
    }
}
