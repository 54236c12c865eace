package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of one order. The gateway sends complete rows, rows with ids only, and rows with what changed, in any
 * order; this keeps the rest (quirk 105). Not thread-safe.
 */
public final class OrderState {

    /** Decoration that changes with every state and says nothing. */
    private static final Set<String> COLOURS = Set.of("bgColor", "fgColor");

    /** IBKR's key to our name; whatever is not here keeps IBKR's key. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("acct", "accountId"),
            Map.entry("account", "accountId"),
            Map.entry("orderId", "orderId"),
            Map.entry("order_ref", "clientOrderId"),
            Map.entry("conid", "conid"),
            Map.entry("ticker", "symbol"),
            Map.entry("secType", "secType"),
            Map.entry("listingExchange", "exchange"),
            Map.entry("cashCcy", "currency"),
            Map.entry("side", "side"),
            Map.entry("orderType", "orderType"),
            Map.entry("status", "status"),
            Map.entry("order_ccp_status", "ccpStatus"),
            Map.entry("totalSize", "totalSize"),
            Map.entry("filledQuantity", "filled"),
            Map.entry("remainingQuantity", "remaining"),
            Map.entry("price", "price"),
            Map.entry("avgPrice", "avgPrice"),
            Map.entry("timeInForce", "tif"),
            Map.entry("orderDesc", "description"),
            Map.entry("lastExecutionTime_r", "lastExecution"));

    private static final Set<String> STATES = Set.of("status", "order_ccp_status");

    /** An order that is in one of these stays there. */
    private static final Set<String> FINAL = Set.of("Filled", "Cancelled");
    /** In words, or as the digit of the protocol behind. */
    private static final Set<String> REJECTED = Set.of("Rejected", "8");

    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();

    /** Which order a row is about; null if it does not say. */
    public static String key(JsonNode row) {
        Long orderId = Values.whole(row.get("orderId"));
        return orderId == null ? null : account(row.get("acct"), row.get("account")) + "/" + orderId;
    }

    /**
     * Takes in a row.
     *
     * @return whether anything that matters is different now
     */
    public boolean merge(JsonNode row) {
        boolean news = false;
        boolean over = isFinal(values.get("status"));
        for (Map.Entry<String, JsonNode> entry : row.properties()) {
            String key = entry.getKey();
            // a late row does not bring an order back that has come to its end
            boolean late = over && STATES.contains(key) && !isFinal(row.get("status"));
            if (!COLOURS.contains(key) && !late) {
                JsonNode before = values.put(key, entry.getValue());
                // a key that was not there and comes without a value tells nothing
                boolean nothing = before == null && isEmpty(entry.getValue());
                if (!nothing && !same(entry.getValue(), before)) {
                    changed.add(NAMES.getOrDefault(key, key));
                    news = true;
                }
            }
        }
        return news;
    }

    /**
     * Whether a row that was read over REST knows more than is known here: the two can overtake each other, so a row
     * counts only if it is later, or more is filled, or the order has come to its end.
     */
    public boolean isBehind(JsonNode row) {
        if (values.isEmpty()) {
            return true;
        }
        if (isFinal(values.get("status"))) {
            return false;
        }
        Long before = Values.whole(values.get("lastExecutionTime_r"));
        Long time = Values.whole(row.get("lastExecutionTime_r"));
        boolean different = !Values.textOrEmpty(row.get("status")).equals(Values.textOrEmpty(values.get("status")));
        return isFinal(row.get("status"))
                || Values.decimalOrZero(row.get("filledQuantity"))
                                .compareTo(Values.decimalOrZero(values.get("filledQuantity")))
                        > 0
                || different && before != null && time != null && time > before;
    }

    /** A number may be text in one row and a number in the next (quirk 80). */
    private static boolean same(JsonNode value, JsonNode before) {
        if (value.equals(before)) {
            return true;
        }
        if (before == null || !value.isNumber() && !before.isNumber()) {
            return false;
        }
        BigDecimal number = Values.decimal(value);
        BigDecimal other = Values.decimal(before);
        return number != null && other != null && number.compareTo(other) == 0;
    }

    private static boolean isFinal(JsonNode status) {
        return status != null && isFinal(status.asText());
    }

    /** Whether an order that is in this state stays there. */
    public static boolean isFinal(String status) {
        return FINAL.contains(status);
    }

    /**
     * The same of one that the exchange may have rejected: it is Inactive for good then, which a new one is for a moment.
     *
     * @param ccpStatus what the clearing side says; null if it says nothing
     */
    public static boolean isFinal(String status, String ccpStatus) {
        return isFinal(status) || "Inactive".equals(status) && REJECTED.contains(String.valueOf(ccpStatus));
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || (value.isTextual() && value.textValue().isEmpty());
    }

    /** The order as it stands; what changes from now on counts for the next. */
    public OrderUpdate take() {
        List<String> news = new ArrayList<>(changed);
        changed.clear();
        Map<String, Object> others = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (!NAMES.containsKey(key) && !value.isNull()) {
                others.put(key, Values.any(value));
            }
        });
        return new OrderUpdate(
                account(values.get("acct"), values.get("account")),
                Values.whole(values.get("orderId")),
                text("order_ref"),
                Values.whole(values.get("conid")),
                text("ticker"),
                text("secType"),
                text("listingExchange"),
                text("cashCcy"),
                text("side"),
                text("orderType"),
                text("status"),
                text("order_ccp_status"),
                Values.decimal(values.get("totalSize")),
                Values.decimal(values.get("filledQuantity")),
                Values.decimal(values.get("remainingQuantity")),
                Values.decimal(values.get("price")),
                Values.decimal(values.get("avgPrice")),
                text("timeInForce"),
                text("orderDesc"),
                Collections.unmodifiableMap(others),
                Collections.unmodifiableList(news),
                Values.millis(values.get("lastExecutionTime_r")));
    }

    private static String account(JsonNode acct, JsonNode account) {
        String name = Values.text(acct);
        return name != null ? name : Values.text(account);
    }

    private String text(String key) {
        return Values.text(values.get(key));
    }
}
