package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads single values of the gateway's JSON, which may be text where a number is meant and the reverse (quirk 80). */
public final class Values {

    /** The end of the year 9999: ISO-8601 has four digits for the year. */
    private static final long LAST_MILLI = 253_402_300_799_999L;

    /** Seconds of the year 5138, which are milliseconds of 1973: no time of IBKR's is near it. */
    private static final long LAST_SECOND = 100_000_000_000L;

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss");

    private static final Set<String> NOTHING = Set.of("", "n/a", "na", "none", "-");

    private Values() {}

    /** Text; null where there is none. Empty text is none (quirk 83). */
    public static String text(JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode() || node.isContainerNode()) {
            return null;
        }
        String text = node.asText();
        return text.isEmpty() ? null : text;
    }

    /** Text; empty where there is none. */
    static String textOrEmpty(JsonNode node) {
        String text = text(node);
        return text == null ? "" : text;
    }

    /** A number; 0 where there is none. */
    static BigDecimal decimalOrZero(JsonNode node) {
        BigDecimal value = decimal(node);
        return value == null ? BigDecimal.ZERO : value;
    }

    /** A number; null where there is none. */
    public static BigDecimal decimal(JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isNumber()) {
            return Decimals.carried(node.decimalValue());
        }
        return Decimals.parse(text(node));
    }

    /** A whole number of up to 64 bits; null where there is none. */
    public static Long whole(JsonNode node) {
        if (node != null && node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        BigDecimal value = decimal(node);
        try {
            return value == null ? null : value.longValueExact();
        } catch (ArithmeticException notWhole) {
            return null;
        }
    }

    /** True or false, also written as text or as 1 and 0 (quirk 82); null where there is none of these. */
    public static Boolean flag(JsonNode node) {
        String text = text(node);
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> null;
        };
    }

    /** A time from epoch seconds; null where there is none. */
    static Instant seconds(JsonNode node) {
        Long seconds = whole(node);
        return seconds == null || seconds < 0 || seconds > LAST_MILLI / 1_000 ? null : Instant.ofEpochSecond(seconds);
    }

    /** A time from epoch milliseconds; null where there is none. */
    public static Instant millis(JsonNode node) {
        Long millis = whole(node);
        return millis == null || millis < 0 || millis > LAST_MILLI ? null : Instant.ofEpochMilli(millis);
    }

    /** A time from epoch milliseconds or seconds, where IBKR writes both; null where there is none (quirk 87). */
    static Instant moment(JsonNode node) {
        Long number = whole(node);
        return number != null && number < LAST_SECOND ? seconds(node) : millis(node);
    }

    /** {@code yyyyMMdd-HH:mm:ss} in UTC; null where there is none (quirk 87). */
    static Instant secondInUtc(String text) {
        try {
            return text == null ? null : LocalDateTime.parse(text, SECOND).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** Anything, as text, {@code BigDecimal}, boolean, list or map; a number out of range as text; null stays null. */
    public static Object any(JsonNode node) {
        return any(node, Values::number);
    }

    private static Object number(JsonNode node) {
        BigDecimal number = Decimals.carried(node.decimalValue());
        return number == null ? node.asText() : number;
    }

    private static Object any(JsonNode node, Function<JsonNode, Object> numbers) {
        switch (node.getNodeType()) {
            case NUMBER:
                return numbers.apply(node);
            case BOOLEAN:
                return node.booleanValue();
            case STRING:
                return node.textValue();
            case ARRAY:
                List<Object> list = new ArrayList<>();
                node.forEach(item -> list.add(any(item, numbers)));
                return list;
            case OBJECT:
                return map(node, numbers);
            default:
                return null;
        }
    }

    /** An object as a map; empty if it is none. */
    public static Map<String, Object> map(JsonNode node) {
        return map(node, Values::number);
    }

    /** What is left of an object without these keys, and without what is null. */
    public static Map<String, Object> others(JsonNode node, Set<String> named) {
        Map<String, Object> others = map(node);
        others.keySet().removeAll(named);
        others.values().removeIf(value -> value == null);
        return Collections.unmodifiableMap(others);
    }

    /** A date, {@code yyyyMMdd} as text or as a number; null where there is none (quirk 87). */
    public static LocalDate date(JsonNode node) {
        String text = text(node);
        try {
            return text == null ? null : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException none) {
            return null;
        }
    }

    /** What stands in one text with commas between, or in a list; empty if there is nothing. */
    public static List<String> list(JsonNode node) {
        if (node != null && node.isArray()) {
            return texts(node);
        }
        String text = text(node);
        return text == null
                ? List.of()
                : Stream.of(text.split(","))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
    }

    /** The texts in a list; what is no text or number is left out. */
    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> {
            String text = text(item);
            if (text != null) {
                texts.add(text);
            }
        });
        return Collections.unmodifiableList(texts);
    }

    /** Whether a text only says that there is nothing (quirk 83). */
    static boolean isNothing(String text) {
        return NOTHING.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** The first of these that is there: the same thing has several names (quirk 86). Null if none is. */
    static JsonNode either(JsonNode row, String... names) {
        for (String name : names) {
            if (row.hasNonNull(name)) {
                return row.get(name);
            }
        }
        return null;
    }

    /** The rows of a list; an object is the only row of itself (quirk 90). */
    static List<JsonNode> rows(JsonNode json) {
        List<JsonNode> rows = new ArrayList<>();
        if (json.isObject()) {
            rows.add(json);
        } else {
            json.forEach(rows::add);
        }
        return rows;
    }

    /** An object as a map, with numbers of the caller's choice. */
    static Map<String, Object> map(JsonNode node, Function<JsonNode, Object> numbers) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(field -> map.put(field.getKey(), any(field.getValue(), numbers)));
        return map;
    }
}
