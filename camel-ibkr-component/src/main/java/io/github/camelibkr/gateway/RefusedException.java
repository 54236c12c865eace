package io.github.camelibkr.gateway;

import io.github.camelibkr.model.NotConnectedException;

/** A request of the session's own was answered with an error; the gateway is there. */
final class RefusedException extends NotConnectedException {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
