package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads single values of the gateway's JSON, which may be text where a number is meant and the reverse (quirk 80). */
public final class Values {

    private Values() {}

    /** Text; null where there is none. Empty text is none (quirk 83). */
    public static String text(JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode() || node.isContainerNode()) {
            return null;
        }
        String text = node.asText();
        return text.isEmpty() ? null : text;
    }

    /** A number; null where there is none. */
    public static BigDecimal decimal(JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isNumber()) {
            BigDecimal value = node.decimalValue();
            return Decimals.inRange(value) ? value : null;
        }
        return Decimals.parse(text(node));
    }

    /** A whole number of up to 64 bits; null where there is none. */
    public static Long whole(JsonNode node) {
        BigDecimal value = decimal(node);
        try {
            return value == null ? null : value.longValueExact();
        } catch (ArithmeticException notWhole) {
            return null;
        }
    }

    /** A time from epoch milliseconds; null where there is none. */
    public static Instant millis(JsonNode node) {
        Long millis = whole(node);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** Anything, as text, {@code BigDecimal}, {@code Long}, boolean, list or map; null stays null. */
    public static Object any(JsonNode node) {
        switch (node.getNodeType()) {
            case NUMBER:
                return node.isIntegralNumber() && node.canConvertToLong()
                        ? (Object) node.longValue()
                        : node.decimalValue();
            case BOOLEAN:
                return node.booleanValue();
            case STRING:
                return node.textValue();
            case ARRAY:
                List<Object> list = new ArrayList<>();
                node.forEach(item -> list.add(any(item)));
                return list;
            case OBJECT:
                return map(node);
            default:
                return null;
        }
    }

    /** An object as a map; empty if it is none. */
    public static Map<String, Object> map(JsonNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(field -> map.put(field.getKey(), any(field.getValue())));
        return map;
    }
}
