package io.github.camelibkr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One call of an operation, and what must arrive at the gateway for it.
 *
 * @param operation its name
 * @param options of the endpoint, as in a URI
 * @param body of the message; null: none
 * @param request method, path below {@code /v1/api} and query, as {@code GET /a/b?c=d}
 * @param sent the body of the request; null: none
 */
record OperationExample(String operation, String options, String body, String request, String sent) {

    private static final String NUMBER = "reqID";

    /** One whose request has no body. */
    static OperationExample of(String operation, String options, String request) {
        return new OperationExample(operation, options, null, request, null);
    }

    /** One whose request has a body that options make. */
    static OperationExample of(String operation, String options, String request, String sent) {
        return new OperationExample(operation, options, null, request, sent);
    }

    /** One that takes its body from the message. */
    static OperationExample ofBody(String operation, String options, String request, String body) {
        return new OperationExample(operation, options, body, request, body);
    }

    /** The same with ids that were not known before. */
    OperationExample with(String alert, String order, String notification) {
        return new OperationExample(
                operation,
                filled(options, alert, order, notification),
                filled(body, alert, order, notification),
                filled(request, alert, order, notification),
                filled(sent, alert, order, notification));
    }

    private static String filled(String text, String alert, String order, String notification) {
        return text == null
                ? null
                : text.replace("@alert", alert).replace("@order", order).replace("@notification", notification);
    }

    /** The endpoint. */
    String uri() {
        return "ibkr:" + operation + (options.isEmpty() ? "" : "?" + options);
    }

    /** Whether this is what should arrive; a request's own number is not compared. */
    boolean isSameAs(RequestEntry arrived) {
        String path = arrived.path().replaceFirst("^/v1/api", "");
        String[] wanted = request.split("[ ?]", 3);
        return (arrived.method() + " " + path).equals(wanted[0] + " " + wanted[1])
                && query(arrived.query()).equals(query(wanted.length < 3 ? "" : wanted[2]))
                && json(arrived.body()).equals(json(sent));
    }

    private static Map<String, String> query(String query) {
        return query == null || query.isEmpty()
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                                (one, other) -> one + " and " + other,
                                TreeMap::new));
    }

    private static JsonNode json(String body) {
        try {
            JsonNode json =
                    IbkrJson.read((body == null || body.isEmpty() ? "{}" : body).getBytes(StandardCharsets.UTF_8));
            if (json instanceof ObjectNode object && object.path(NUMBER).isIntegralNumber()) {
                object.remove(NUMBER);
            }
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
