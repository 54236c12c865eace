package io.github.camelibkr.rest;

import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;

/** Takes bytes out of whatever a message body is. */
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
}
