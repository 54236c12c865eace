package io.github.camelibkr.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads an order from what a person or another system wrote, strictly, and says in plain words what is wrong. */
public final class OrderRequestReader {

    /** An order is small; a larger body is a mistake. In bytes. */
    public static final int MAX_BODY = 64 << 10;

    private OrderRequestReader() {}

    /**
     * Reads JSON text.
     *
     * @throws InvalidOrderException if it is not one order
     */
    public static OrderRequest read(byte[] json) throws InvalidOrderException {
        if (json.length > MAX_BODY) {
            throw invalid("the body has " + json.length + " bytes, an order has at most " + MAX_BODY, null);
        }
        try {
            JsonNode tree = IbkrJson.strict().readTree(json);
            if (tree == null || tree.isMissingNode()) {
                throw invalid("the body is empty", null);
            }
            return read(tree);
        } catch (IOException e) {
            throw invalid(explain(e), e);
        }
    }

    /**
     * Reads a map, as it comes from a JMS MapMessage or from {@code unmarshal}.
     *
     * @throws InvalidOrderException if it is not one order
     */
    public static OrderRequest read(Map<?, ?> map) throws InvalidOrderException {
        try {
            return read(IbkrJson.strict().<JsonNode>valueToTree(map));
        } catch (IllegalArgumentException e) {
            throw invalid("the map cannot be written as JSON: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a JSON tree.
     *
     * @throws InvalidOrderException if it is not one order
     */
    public static OrderRequest read(JsonNode tree) throws InvalidOrderException {
        if (!tree.isObject()) {
            throw invalid("expected a JSON object, got " + describe(tree), null);
        }
        OrderRequest order;
        try {
            order = IbkrJson.strict().treeToValue(tree, OrderRequest.class);
        } catch (IOException e) {
            throw invalid(explain(e), e);
        }
        checkRange(order);
        return order;
    }

    private static void checkRange(OrderRequest order) throws InvalidOrderException {
        for (Map.Entry<String, BigDecimal> number : numbers(order)) {
            if (number.getValue() != null && !Decimals.inRange(number.getValue())) {
                throw invalid(
                        number.getKey() + " is out of range: at most 38 digits and 32 decimals are possible", null);
            }
        }
    }

    private static List<Map.Entry<String, BigDecimal>> numbers(OrderRequest order) {
        return List.of(
                entry("quantity", order.quantity()),
                entry("cashQty", order.cashQty()),
                entry("fxQty", order.fxQty()),
                entry("price", order.price()),
                entry("auxPrice", order.auxPrice()),
                entry("trailingAmt", order.trailingAmt()));
    }

    private static Map.Entry<String, BigDecimal> entry(String name, BigDecimal value) {
        return new java.util.AbstractMap.SimpleImmutableEntry<>(name, value);
    }

    private static String explain(IOException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            Set<String> known = new TreeSet<>();
            unknown.getKnownPropertyIds().forEach(id -> known.add(id.toString()));
            return "unknown key '" + unknown.getPropertyName() + "'" + Nearest.hint(unknown.getPropertyName(), known);
        }
        if (e instanceof StreamConstraintsException limit) {
            return "a limit is exceeded: " + firstSentence(limit);
        }
        if (e instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return field(mismatch) + " must be " + describe(mismatch.getTargetType()) + where(mismatch);
        }
        if (e instanceof StreamReadException syntax) {
            String text = firstSentence(syntax);
            if (text.startsWith("Duplicate field")) {
                return "duplicate key " + text.substring("Duplicate field ".length());
            }
            if (text.startsWith("Non-standard token")) {
                return text.substring("Non-standard token ".length()).split(":")[0] + " is not a JSON number";
            }
            return "not valid JSON" + where(syntax);
        }
        return "not valid JSON: " + (e instanceof JsonProcessingException json ? firstSentence(json) : e.getMessage());
    }

    private static String field(JsonMappingException e) {
        return e.getPath().get(0).getFieldName();
    }

    private static String where(JsonProcessingException e) {
        if (e instanceof MismatchedInputException) {
            return "";
        }
        var place = e.getLocation();
        return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static String firstSentence(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("");
    }

    private static String describe(Class<?> type) {
        if (type == BigDecimal.class) {
            return "a number (not text)";
        }
        if (type == Long.class) {
            return "a whole number (not text)";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        return type == String.class ? "text" : "an object";
    }

    private static String describe(JsonNode tree) {
        return switch (tree.getNodeType()) {
            case ARRAY -> "an array";
            case STRING -> "text";
            case NULL -> "null";
            default -> tree.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static InvalidOrderException invalid(String what, Throwable cause) {
        return new InvalidOrderException("not an order: " + what, null, null, cause);
    }
}
