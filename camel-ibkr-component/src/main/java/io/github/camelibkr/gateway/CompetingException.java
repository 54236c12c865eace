package io.github.camelibkr.gateway;

import io.github.camelibkr.model.NotConnectedException;

/** The same user is logged in elsewhere and has the brokerage session (quirk 20). */
final class CompetingException extends NotConnectedException {

    private static final long serialVersionUID = 1L;

    CompetingException(String message) {
        super(message);
    }
}
