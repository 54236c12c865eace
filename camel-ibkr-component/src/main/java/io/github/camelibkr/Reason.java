package io.github.camelibkr;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.rest.Bodies;
import io.github.camelibkr.rest.Classified;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;

/** Reads why somebody halts or resumes orders: the body, as plain text or as {@code reason} in a map or in JSON. */
final class Reason {

    /** What is written down if nobody says why. */
    static final String NONE = "no reason was given";

    private static final int LONGEST = 500;

    private Reason() {}

    /** The reason; whoever halts need not give one, since nothing may stand in his way. */
    static String orNone(Exchange exchange) {
        String reason;
        try {
            reason = read(exchange);
        } catch (InvalidRequestException | RuntimeException unreadable) {
            reason = "";
        }
        return reason.isEmpty() ? NONE : reason;
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
            return plain(map.get("reason"));
        }
        if (body instanceof JsonNode tree) {
            return plain(tree.path("reason").asText());
        }
        byte[] bytes = Bodies.bytes(exchange);
        JsonNode json = Classified.parse(bytes);
        return json != null && json.isObject()
                ? plain(json.path("reason").asText())
                : plain(new String(bytes, StandardCharsets.UTF_8));
    }

    /** The same as one line, and not too long. */
    static String plain(Object text) {
        String line = text == null
                ? ""
                : text.toString().replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
