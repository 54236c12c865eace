package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads an execution from a row of topic {@code str}; REST trades have the same keys. */
public final class ExecutionReader {

    private static final Set<String> COMPONENTS = Set.of(
            "execution_id",
            "account",
            "accountCode",
            "order_id",
            "order_ref",
            "conid",
            "symbol",
            "sec_type",
            "exchange",
            "side",
            "size",
            "price",
            "commission",
            "net_amount",
            "position",
            "order_description",
            "trade_time_r");

    private ExecutionReader() {}

    /** The execution; its id is null if the row names none. */
    public static Execution read(JsonNode row) {
        Map<String, Object> others = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : row.properties()) {
            if (!COMPONENTS.contains(entry.getKey()) && !entry.getValue().isNull()) {
                others.put(entry.getKey(), Values.any(entry.getValue()));
            }
        }
        String account = Values.text(row.get("account"));
        String id = Values.text(row.get("execution_id"));
        return new Execution(
                id,
                corrected(id),
                account != null ? account : Values.text(row.get("accountCode")),
                Values.whole(row.get("order_id")),
                Values.text(row.get("order_ref")),
                Values.whole(row.get("conid")),
                Values.text(row.get("symbol")),
                Values.text(row.get("sec_type")),
                Values.text(row.get("exchange")),
                Values.text(row.get("side")),
                Values.decimal(row.get("size")),
                Values.decimal(row.get("price")),
                Values.decimal(row.get("commission")),
                Values.decimal(row.get("net_amount")),
                Values.decimal(row.get("position")),
                Values.text(row.get("order_description")),
                Collections.unmodifiableMap(others),
                time(row));
    }

    /** As a number, or else as text in UTC. */
    private static Instant time(JsonNode row) {
        Instant time = Values.millis(row.get("trade_time_r"));
        return time == null ? Values.secondInUtc(Values.text(row.get("trade_time"))) : time;
    }

    /** {@code ….02} takes the place of {@code ….01}; null if an execution takes nobody's. */
    static String corrected(String id) {
        int dot = id == null ? -1 : id.lastIndexOf('.');
        String digits = dot < 0 ? "" : id.substring(dot + 1);
        if (!digits.matches("\\d{1,9}") || Integer.parseInt(digits) < 2) {
            return null;
        }
        String before = Integer.toString(Integer.parseInt(digits) - 1);
        return id.substring(0, dot + 1) + "0".repeat(Math.max(0, digits.length() - before.length())) + before;
    }
}
