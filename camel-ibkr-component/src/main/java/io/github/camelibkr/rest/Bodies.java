package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.Values;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;

/** Takes what is needed out of whatever a message body is. */
public final class Bodies {

    private Bodies() {}

    /** The body as bytes: text, a stream, a file, a buffer; empty if there is none or nothing converts it. */
    public static byte[] bytes(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            return new byte[0];
        }
        if (body instanceof CharSequence text) {
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
        byte[] bytes = exchange.getMessage().getBody(byte[].class);
        return bytes == null ? new byte[0] : bytes;
    }

    /** The body as a map: a map, or a JSON object as a tree or in bytes; null if it is none of these. */
    public static Map<?, ?> map(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Map<?, ?> map) {
            return map;
        }
        JsonNode json = body instanceof JsonNode tree ? tree : Classified.parse(bytes(exchange));
        return json != null && json.isObject() ? Values.map(json) : null;
    }
}
