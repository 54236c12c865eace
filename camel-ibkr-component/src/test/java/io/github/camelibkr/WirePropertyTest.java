package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.catalogue.BodyField;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.catalogue.Parameter;
import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.rest.Arguments;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Property: no option, header or body puts anything into a request but itself")
class WirePropertyTest {

    private static final int CASES_OF_EACH = 400;

    private static final List<String> FRAGMENTS = List.of(
            "/",
            "\\",
            "..",
            ".",
            "%2e%2e",
            "%2F",
            "%00",
            "%",
            "?",
            "#",
            "&",
            "=",
            ";",
            ":",
            "@",
            ",",
            "+",
            " ",
            "\r\n",
            "\n",
            "\t",
            "\u0000",
            "\u0085",
            "\u2028",
            "\ud800",
            " HTTP/1.1\r\nX: y",
            "{accountId}",
            "{conid}",
            "{",
            "}",
            "\"",
            "'",
            "<",
            "|",
            "^",
            "~",
            "*",
            "$",
            "é",
            "中",
            "🙂",
            "orders",
            "a",
            "A",
            "1",
            "DU1",
            "-1",
            "true",
            "JAN27",
            "USD",
            "STK",
            "2026-03-02T14:30:00Z",
            "");

    /** One case, which its seed makes again. */
    private static final class Case {
        private final Random random;

        Case(long seed) {
            random = new Random(seed);
        }

        boolean sometimes() {
            return random.nextInt(3) == 0;
        }

        String hostile(String usual) {
            StringBuilder value = new StringBuilder(random.nextBoolean() ? usual : "");
            for (int fragments = 1 + random.nextInt(3); fragments > 0; fragments--) {
                value.insert(random.nextInt(value.length() + 1), FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
            }
            return value.toString();
        }
    }

    private final DefaultCamelContext context = new DefaultCamelContext();

    private static Map<String, String> usual(Operation operation) {
        Map<String, String> options = new HashMap<>();
        OperationExample example = OperationExamples.find(operation.name());
        if (example != null && !example.options().isEmpty()) {
            for (String pair : example.options().replaceAll("@\\w+", "7").split("&")) {
                options.put(pair.split("=")[0], pair.split("=")[1]);
            }
        }
        return options;
    }

    @Test
    void everyOperation_randomValues() throws Exception {
        int taken = 0;
        int refused = 0;
        for (Operation operation : Operations.all()) {
            if (operation.isLocal()) {
                continue;
            }
            for (int i = 0; i < CASES_OF_EACH; i++) {
                long seed = operation.name().hashCode() * 1_000L + i;
                if (check(operation, new Case(seed), operation.name() + ", seed " + seed)) {
                    taken++;
                } else {
                    refused++;
                }
            }
        }
        assertThat(taken).as("that some are taken proves that it looks").isGreaterThan(1_000);
        assertThat(refused).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "...", "a/b", "../orders", "a\\b"})
    void textOfAPath_thatIsNoSegment_isRefused(String text) {
        Operation operation = Operations.get("account/search");

        assertThatThrownBy(() -> Arguments.of(operation, null, Map.of("pattern", text)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("account/search: pattern must be one segment of a path");
    }

    /** Whether the values were taken. */
    private boolean check(Operation operation, Case one, String what) throws Exception {
        Map<String, String> options = usual(operation);
        Map<String, String> meant = new TreeMap<>();
        DefaultExchange exchange = new DefaultExchange(context);
        for (Parameter parameter : operation.parameters()) {
            String usual = options.getOrDefault(parameter.option(), "");
            if (one.sometimes()) {
                String value = one.hostile(usual);
                if (parameter.header() != null && one.sometimes()) {
                    exchange.getMessage().setHeader(parameter.header(), value);
                    value = value.isBlank() ? usual : value.strip();
                } else {
                    options.put(parameter.option(), value);
                }
                usual = value;
            }
            if (!usual.isEmpty()) {
                meant.put(parameter.wire(), usual);
            }
        }
        ObjectNode body = body(operation, one);
        exchange.getMessage().setBody(body.toString());
        Arguments arguments;
        try {
            arguments = Arguments.of(operation, exchange.getMessage(), options);
        } catch (InvalidRequestException refused) {
            return false;
        }
        if (operation.parameters().stream()
                .anyMatch(parameter -> parameter.place() == Place.PATH && !meant.containsKey(parameter.wire()))) {
            // an order's account, or a page, which the component finds by itself
            return false;
        }
        String line = arguments.path();
        assertThat(line).as(what).matches("[!-~]+").doesNotContain("#", "\\");
        assertPath(operation, line.split("\\?", 2)[0], meant, what);
        assertQuery(operation, line, meant, what);
        assertBody(operation, arguments, meant, body, what);
        return true;
    }

    /** What the body brings, with hostile texts. */
    private static ObjectNode body(Operation operation, Case one) throws Exception {
        OperationExample example = OperationExamples.find(operation.name());
        if (operation.fields().isEmpty()) {
            return (ObjectNode) IbkrJson.read("{}".getBytes(StandardCharsets.UTF_8));
        }
        ObjectNode body = (ObjectNode) IbkrJson.read(example.body().getBytes(StandardCharsets.UTF_8));
        for (BodyField field : operation.fields()) {
            if (field.kind() == BodyField.Kind.TEXT && one.sometimes()) {
                // JSON has no lone surrogates
                body.put(field.name(), one.hostile("x").replaceAll("\\p{Cs}", ""));
            }
        }
        return body;
    }

    private static void assertPath(Operation operation, String path, Map<String, String> meant, String what) {
        String[] template = operation.path().split("/", -1);
        String[] segments = path.split("/", -1);
        assertThat(segments).as(what).hasSameSizeAs(template);
        for (int i = 0; i < template.length; i++) {
            if (template[i].startsWith("{")) {
                String value = meant.get(template[i].substring(1, template[i].length() - 1));
                assertThat(decoded(segments[i])).as(what).isEqualTo(value);
                // a device may have a URL, whose slashes stay encoded
                assertThat(decoded(segments[i]).replaceFirst("^[a-z]+://", ""))
                        .as(what)
                        .isNotIn("", ".", "..")
                        .doesNotContain("/", "\\");
                assertThat(segments[i]).as(what).doesNotContain(";", "?", "&");
            } else {
                assertThat(segments[i]).as(what).isEqualTo(template[i]);
            }
        }
    }

    private static void assertQuery(Operation operation, String line, Map<String, String> meant, String what) {
        Map<String, String> expected = new TreeMap<>();
        operation.parameters().stream()
                .filter(parameter -> parameter.place() == Place.QUERY && meant.containsKey(parameter.wire()))
                .forEach(parameter ->
                        expected.put(parameter.wire(), parameter.type().spell(meant.get(parameter.wire()))));
        if (!operation.hasBody()) {
            operation.fixed().forEach((name, value) -> expected.put(name, value.toString()));
        }
        Map<String, String> seen = new TreeMap<>();
        int pairs = 0;
        if (line.contains("?")) {
            for (String pair : line.split("\\?", 2)[1].split("[&;]", -1)) {
                seen.put(decoded(pair.split("=", 2)[0]), decoded(pair.split("=", 2)[1]));
                pairs++;
            }
        }
        assertThat(seen).as(what).isEqualTo(expected).hasSize(pairs);
    }

    private static void assertBody(
            Operation operation, Arguments arguments, Map<String, String> meant, ObjectNode body, String what)
            throws Exception {
        JsonNode sent = IbkrJson.read(arguments.body());
        TreeSet<String> expected = new TreeSet<>();
        body.fieldNames().forEachRemaining(expected::add);
        if (operation.hasBody()) {
            expected.addAll(operation.fixed().keySet());
        }
        if (operation.numbered()) {
            expected.add("reqID");
        }
        operation.parameters().stream()
                .filter(parameter -> parameter.place() == Place.BODY && meant.containsKey(parameter.wire()))
                .forEach(parameter -> expected.add(parameter.wire()));
        List<String> keys = new ArrayList<>();
        sent.fieldNames().forEachRemaining(keys::add);
        assertThat(keys).as(what).containsExactlyInAnyOrderElementsOf(expected);
        body.properties()
                .forEach(entry -> assertThat(sent.get(entry.getKey())).as(what).isEqualTo(entry.getValue()));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
