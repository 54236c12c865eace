package io.github.camelibkr.gateway;

import io.github.camelibkr.catalogue.Pace;

/**
 * One request to the gateway.
 *
 * @param operation the operation's name, for errors and logs
 * @param method the HTTP method
 * @param path below {@code /v1/api}, with its query
 * @param body JSON; null for none. A POST without a body is sent with length 0 (quirk 4)
 * @param pace its own limit beside the global one; null if it has none
 * @param patience how long the caller will wait
 */
public record Request(String operation, String method, String path, byte[] body, Pace pace, Patience patience) {

    @Override
    public String toString() {
        return operation;
    }
}
