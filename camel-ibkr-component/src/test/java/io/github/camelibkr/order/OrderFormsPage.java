package io.github.camelibkr.order;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code docs/order-forms.md} shows and promises, for the tests that hold it to that. */
public final class OrderFormsPage {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- example: ([^>]+) -->\\n```json\\n(.+?)\\n```", Pattern.DOTALL);
    private static final Pattern REFUSED = Pattern.compile("\\| `(\\{.+})` \\| (.+) \\|");
    private static final Pattern REFUSED_OF_CONTRACT = Pattern.compile("\\| (\\w+) \\| `(\\{.+})` \\| (.+) \\|");

    private OrderFormsPage() {}

    /** What is refused, and with which text; {@code contract} is null where any will do. */
    record Refusal(String contract, String change, String text) {
        @Override
        public String toString() {
            return (contract == null ? "" : contract + " ") + change;
        }
    }

    /** Every example, by what it is an example of. */
    public static Map<String, String> examples() {
        Map<String, String> examples = new LinkedHashMap<>();
        EXAMPLE.matcher(text()).results().forEach(found -> examples.put(found.group(1), found.group(2)));
        return examples;
    }

    /** The rows of the first table of what is refused. */
    static List<Refusal> refusals() {
        return rows().map(REFUSED::matcher)
                .filter(Matcher::matches)
                .map(row -> new Refusal(null, row.group(1), row.group(2)))
                .toList();
    }

    /** The rows of the table of what is refused once the contract is known. */
    static List<Refusal> refusalsByContract() {
        return rows().map(REFUSED_OF_CONTRACT::matcher)
                .filter(Matcher::matches)
                .map(row -> new Refusal(row.group(1), row.group(2), row.group(3)))
                .toList();
    }

    /** The example of a limit order with a change; null takes a field away. */
    static byte[] changed(String change) {
        try {
            ObjectNode order = (ObjectNode) JSON.readTree(examples().get("a limit order"));
            for (Map.Entry<String, JsonNode> field : JSON.readTree(change).properties()) {
                if (field.getValue().isNull()) {
                    order.remove(field.getKey());
                } else {
                    order.set(field.getKey(), field.getValue());
                }
            }
            return JSON.writeValueAsBytes(order);
        } catch (IOException e) {
            throw new UncheckedIOException(change, e);
        }
    }

    private static Stream<String> rows() {
        return text().lines();
    }

    private static String text() {
        try {
            return Files.readString(Path.of(System.getProperty("ibkr.root"), "docs", "order-forms.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
