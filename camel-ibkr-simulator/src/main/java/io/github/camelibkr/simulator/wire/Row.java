package io.github.camelibkr.simulator.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of the simulator's own table of REST operations: method, path template relative to {@code /v1/api}, handler.
 */
public record Row(String method, String template, Function<Request, Answer> handler) {

    /** A GET row. */
    public static Row get(String template, Function<Request, Answer> handler) {
        return new Row("GET", template, handler);
    }

    /** A POST row. */
    public static Row post(String template, Function<Request, Answer> handler) {
        return new Row("POST", template, handler);
    }

    /** A PUT row. */
    public static Row put(String template, Function<Request, Answer> handler) {
        return new Row("PUT", template, handler);
    }

    /** A DELETE row. */
    public static Row delete(String template, Function<Request, Answer> handler) {
        return new Row("DELETE", template, handler);
    }

    /** The path variables, if this row serves the request. */
    public Optional<Map<String, String>> match(String requestMethod, String path) {
        if (!method.equals(requestMethod)) {
            return Optional.empty();
        }
        String[] expected = template.split("/");
        String[] actual = path.split("/");
        if (expected.length != actual.length) {
            return Optional.empty();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < expected.length; i++) {
            if (expected[i].startsWith("{")) {
                variables.put(expected[i].substring(1, expected[i].length() - 1), decoded(actual[i]));
            } else if (!expected[i].equals(actual[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Rows with fewer variables win where several match. */
    public long variableCount() {
        return template.chars().filter(c -> c == '{').count();
    }
}
