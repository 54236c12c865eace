package io.github.camelibkr.gateway;

import io.github.camelibkr.catalogue.Pace;
import java.time.Duration;

/**
 * One request to the gateway.
 *
 * @param operation the operation's name, for errors and logs
 * @param method the HTTP method
 * @param path below {@code /v1/api}, with its query
 * @param body JSON; null for none. A POST without a body is sent with length 0 (quirk 4)
 * @param pace its own limit beside the global one; null if it has none
 * @param timeout how long the whole answer may take
 */
public record Request(String operation, String method, String path, byte[] body, Pace pace, Duration timeout) {

    @Override
    public String toString() {
        return operation;
    }
}
