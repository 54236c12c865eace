package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.OrderPreview;
import io.github.camelibkr.model.PreviewChange;
import io.github.camelibkr.model.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a preview, whose numbers are texts such as {@code 1,977.60 USD (10 Shares)}, or {@code NA}. Of a range, such as
 * {@code 0.4 ... 0.63 USD}, it is the end: what it may cost.
 */
final class PreviewReader {

    private static final Pattern MONEY =
            Pattern.compile("(?:-?[0-9][0-9.,]* \\.\\.\\. )?(-?[0-9][0-9,]*(?:\\.[0-9]+)?)(?: ([A-Z]{3}))?(?: .*)?");
    /** IBKR's own number before some warnings. */
    private static final Pattern NUMBERED = Pattern.compile("^\\d+/");

    private PreviewReader() {}

    static OrderPreview read(JsonNode json, Arguments arguments) {
        JsonNode cost = json.path("amount");
        return new OrderPreview(
                arguments.get("accountId"),
                number(cost.get("amount")),
                number(cost.get("commission")),
                number(cost.get("total")),
                currency(cost),
                change(json.path("equity")),
                change(json.path("initial")),
                change(json.path("maintenance")),
                change(json.path("position")),
                warnings(json),
                error(json));
    }

    private static Matcher money(JsonNode node) {
        String text = Values.text(node);
        Matcher matcher = text == null ? null : MONEY.matcher(text);
        return matcher != null && matcher.matches() ? matcher : null;
    }

    private static BigDecimal number(JsonNode node) {
        Matcher money = money(node);
        return money == null ? null : new BigDecimal(money.group(1).replace(",", ""));
    }

    private static String currency(JsonNode cost) {
        for (String name : List.of("total", "amount", "commission")) {
            Matcher money = money(cost.get(name));
            if (money != null && money.group(2) != null) {
                return money.group(2);
            }
        }
        return null;
    }

    private static PreviewChange change(JsonNode node) {
        return node.isObject()
                ? new PreviewChange(number(node.get("current")), number(node.get("change")), number(node.get("after")))
                : null;
    }

    private static List<String> warnings(JsonNode json) {
        return texts(json.get("warn"), json.path("warns"));
    }

    private static String error(JsonNode json) {
        List<String> errors = texts(json.get("error"), json.path("errors"));
        return errors.isEmpty() ? null : String.join("; ", errors);
    }

    private static List<String> texts(JsonNode one, JsonNode several) {
        Set<String> texts = new LinkedHashSet<>();
        List<JsonNode> nodes = new ArrayList<>();
        nodes.add(one);
        several.forEach(nodes::add);
        for (JsonNode node : nodes) {
            String text = Values.text(node);
            if (text != null) {
                texts.add(Classified.plain(NUMBERED.matcher(text).replaceFirst("")));
            }
        }
        return List.copyOf(texts);
    }
}
