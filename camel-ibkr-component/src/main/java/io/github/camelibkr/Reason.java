package io.github.camelibkr;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.order.guard.Halt;
import io.github.camelibkr.rest.Bodies;
import io.github.camelibkr.rest.Classified;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;

/** Reads why somebody halts or resumes orders: the body, as plain text or as {@code reason} in a map or in JSON. */
final class Reason {

    private Reason() {}

    /** The reason; empty if there is none, or it cannot be read: nothing may stand in the way of whoever halts. */
    static String orEmpty(Exchange exchange) {
        try {
            return read(exchange);
        } catch (InvalidRequestException | RuntimeException unreadable) {
            return "";
        }
    }

    /**
     * The reason.
     *
     * @throws InvalidRequestException if there is none
     */
    static String required(Exchange exchange) throws InvalidRequestException {
        String reason = read(exchange);
        if (reason.isEmpty()) {
            throw new InvalidRequestException(
                    "control/resume: the body must say why, as text or as {\"reason\":\"…\"}; orders stay halted");
        }
        return reason;
    }

    private static String read(Exchange exchange) throws InvalidRequestException {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Map<?, ?> map) {
            return Halt.plain(Objects.toString(map.get("reason"), null));
        }
        if (body instanceof JsonNode tree) {
            return Halt.plain(tree.path("reason").asText());
        }
        byte[] bytes = Bodies.bytes(exchange);
        JsonNode json = Classified.parse(bytes);
        return json != null && json.isObject()
                ? Halt.plain(json.path("reason").asText())
                : Halt.plain(new String(bytes, StandardCharsets.UTF_8));
    }
}
