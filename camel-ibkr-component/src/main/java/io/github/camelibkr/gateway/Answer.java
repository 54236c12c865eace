package io.github.camelibkr.gateway;

/**
 * What the gateway answered.
 *
 * @param status the HTTP status
 * @param body empty, never null
 */
public record Answer(int status, byte[] body) {

    @Override
    public String toString() {
        // never the body: it may hold a session id
        return status + " with " + body.length + " bytes";
    }
}
