package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is known of the profit and loss of one account and model. Not thread-safe. */
public final class ProfitAndLossState {

    private static final Map<String, String> NAMES = Map.of(
            "dpl", "dailyPnl",
            "upl", "unrealizedPnl",
            "nl", "netLiquidation",
            "el", "excessLiquidity",
            "uel", "exactExcessLiquidity",
            "mv", "marketValue");

    private final String accountId;
    private final String model;
    private final NamedValues values = new NamedValues(NAMES);

    /** {@code key}: account and model, such as {@code DU1234567.Core}; only a model has points in its name. */
    public ProfitAndLossState(String key) {
        int dot = key.indexOf('.');
        accountId = dot < 0 ? key : key.substring(0, dot);
        model = dot < 0 ? null : key.substring(dot + 1);
    }

    /** The rows of a frame, by account and model. */
    public static Map<String, JsonNode> rows(JsonNode frame) {
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        frame.path("args").properties().forEach(row -> {
            if (row.getValue().isObject()) {
                rows.put(row.getKey(), row.getValue());
            }
        });
        return rows;
    }

    /**
     * Takes in one row.
     *
     * @return whether anything is different now
     */
    public boolean merge(JsonNode row) {
        return values.merge(row, Set.of());
    }

    /** As it stands; what changes from now on counts for the next. */
    public ProfitAndLoss take() {
        return new ProfitAndLoss(
                accountId,
                model,
                values.decimal("dpl"),
                values.decimal("upl"),
                values.decimal("nl"),
                values.decimal("el"),
                values.decimal("uel"),
                values.decimal("mv"),
                values.others(),
                values.takeChanged());
    }
}
