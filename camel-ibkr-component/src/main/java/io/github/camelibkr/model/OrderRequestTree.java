package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds what is wrong with a tree that is meant to be an order: keys, the kinds of their values, and numbers. */
final class OrderRequestTree {

    static final String RANGE = "at most 38 digits and 32 decimals are possible";

    /** Key to our own name of it: IBKR's spellings are understood too. */
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    /** What the value of a component must be. */
    private static final Map<String, Class<?>> TYPES = new LinkedHashMap<>();

    /** What people write, and which the nearest name would explain wrongly or not at all. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("qty", ", did you mean 'quantity'?"),
            Map.entry("size", ", did you mean 'quantity'?"),
            Map.entry("type", ", did you mean 'orderType'?"),
            Map.entry("action", ", did you mean 'side'?"),
            Map.entry("limitPrice", ", did you mean 'price'?"),
            Map.entry("lmtPrice", ", did you mean 'price'?"),
            Map.entry("stopPrice", ", did you mean 'price' (of STP) or 'auxPrice' (of STOP_LIMIT)?"),
            Map.entry("symbol", ": a contract is named by 'conid', which contract/search finds"),
            Map.entry(
                    "orders",
                    ": a message holds one order; 'children' make it a bracket, and 'oca' holds the orders of a group of"
                            + " which one cancels the others"),
            Map.entry("parentId", ": a child stands among the 'children' of its parent, and is sent with it"),
            Map.entry("isSingleGroup", ": the orders of a group of which one cancels the others stand in 'oca'"));

    static {
        for (RecordComponent component : OrderRequest.class.getRecordComponents()) {
            NAMES.put(component.getName(), component.getName());
            TYPES.put(component.getName(), component.getType());
        }
        NAMES.put("acctId", "accountId");
        NAMES.put("cOID", "clientOrderId");
        NAMES.put("outsideRTH", "outsideRth");
    }

    private OrderRequestTree() {}

    /**
     * The tree of a map.
     *
     * @throws IllegalArgumentException if a value has no JSON form
     */
    static JsonNode of(Map<?, ?> map) {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object value = entry.getValue();
            if (entry.getKey() == null) {
                throw new IllegalArgumentException("a key is null");
            }
            if (!isPlain(value)) {
                throw new IllegalArgumentException(
                        "'" + entry.getKey() + "' is a " + value.getClass().getTypeName());
            }
            // a float widened to a double has digits that nobody wrote
            boolean widened = value instanceof Float number && Float.isFinite(number);
            plain.put(entry.getKey().toString(), widened ? new BigDecimal(value.toString()) : value);
        }
        return IbkrJson.strict().valueToTree(plain);
    }

    private static boolean isPlain(Object value) {
        return value == null
                || value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Map
                || value instanceof Collection
                || value instanceof Enum
                || value instanceof JsonNode;
    }

    /** The text of a component by whatever name it was given; null if there is none. */
    static String text(JsonNode tree, String component) {
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (component.equals(NAMES.get(field.getKey())) && field.getValue().isTextual()) {
                return field.getValue().textValue();
            }
        }
        return null;
    }

    /** What is wrong, in words; null if nothing is. */
    static String firstError(JsonNode tree) {
        if (!tree.isObject()) {
            return "expected a JSON object, got " + describe(tree);
        }
        Map<String, String> seen = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            String key = field.getKey();
            String name = NAMES.get(key);
            if (name == null) {
                return "unknown key '" + key + "'" + hint(key);
            }
            String before = seen.put(name, key);
            if (before != null) {
                return "'" + before + "' and '" + key + "' are the same, only one is possible";
            }
            String wrong = wrong(key, TYPES.get(name), field.getValue());
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private static String hint(String key) {
        String meant = MEANT.get(key);
        return meant == null ? Nearest.hint(key, TYPES.keySet()) : meant;
    }

    private static String wrong(String key, Class<?> type, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (type == List.class) {
            return legs(key, value);
        }
        String number = number(key, value);
        if (number != null) {
            return number;
        }
        boolean right = type == BigDecimal.class
                ? value.isNumber()
                : type == Long.class
                        ? value.isIntegralNumber()
                        : type == Boolean.class
                                ? value.isBoolean()
                                : type == String.class ? value.isTextual() : value.isObject();
        if (!right) {
            return key + " must be " + expected(type) + " (not " + describe(value) + ")";
        }
        return type == Long.class && !value.canConvertToLong() ? key + " is out of range: " + value.asText() : null;
    }

    private static String legs(String key, JsonNode value) {
        if (!value.isArray()) {
            return key + " must be a list of orders (not " + describe(value) + ")";
        }
        for (int i = 0; i < value.size(); i++) {
            String wrong = firstError(value.get(i));
            if (wrong != null) {
                return (key.equals("children") ? "child " : "order ") + (i + 1) + ": " + wrong;
            }
        }
        return null;
    }

    /** NaN and whatever is out of range, at any depth. */
    private static String number(String path, JsonNode value) {
        if ((value.isDouble() || value.isFloat()) && !Double.isFinite(value.doubleValue())) {
            return path + " is " + value.asText() + ", which is not a number that can be sent";
        }
        if (value.isNumber() && !Decimals.inRange(value.decimalValue())) {
            return path + " is out of range: " + RANGE;
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String wrong = number(path + "." + field.getKey(), field.getValue());
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private static String expected(Class<?> type) {
        if (type == BigDecimal.class) {
            return "a number";
        }
        if (type == Long.class) {
            return "a whole number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        return type == String.class ? "text" : "an object";
    }

    private static String describe(JsonNode tree) {
        return switch (tree.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case NUMBER -> tree.isIntegralNumber() ? "a number" : "a number with decimals";
            case STRING -> "text";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            default -> tree.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }
}
