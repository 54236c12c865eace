package io.github.camelibkr.gateway;

import java.util.Map;

/**
 * What the gateway answered.
 *
 * @param status the HTTP status
 * @param headers by name, letter case not mattering; the first value of each
 * @param body empty, never null
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {

    @Override
    public String toString() {
        // never the body: it may hold a session id
        return status + " with " + body.length + " bytes";
    }
}
