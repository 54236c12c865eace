package io.github.camelibkr.gateway;

import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.wire.GatewayUrl;

/** Nobody is logged in at the gateway, or the login has expired. */
final class LoginRequiredException extends NotConnectedException {

    private static final long serialVersionUID = 1L;

    LoginRequiredException(GatewayUrl url) {
        super("nobody is logged in at the gateway: open " + url + " in a browser and log in");
    }
}
