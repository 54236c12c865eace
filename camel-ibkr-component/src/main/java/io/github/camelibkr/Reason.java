package io.github.camelibkr;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.order.guard.Halt;
import io.github.camelibkr.rest.Bodies;
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
        Map<?, ?> map = Bodies.map(exchange);
        if (map != null) {
            return Halt.plain(Objects.toString(map.get("reason"), null));
        }
        return exchange.getMessage().getBody() instanceof JsonNode tree
                ? Halt.plain(tree.asText())
                : Halt.plain(new String(Bodies.bytes(exchange), StandardCharsets.UTF_8));
    }
}
