package io.github.camelibkr.gateway;

import io.github.camelibkr.gateway.SessionLayers.Brokerage;
import io.github.camelibkr.gateway.SessionLayers.Login;
import io.github.camelibkr.gateway.SessionLayers.Websocket;

/**
 * Everything that moves a session's layers, in one table: what has happened, and where each layer is after it; null
 * stands for "as it was".
 */
enum SessionEvent {
    /** The gateway could not be reached, or did not answer. */
    UNREACHABLE(Login.UNKNOWN, Brokerage.UNKNOWN, null),
    /** {@code /tickle} has shown a session. */
    LOGIN_SEEN(Login.PRESENT, null, null),
    /** 401, a redirect to the login page, or {@code no session}. */
    LOGIN_MISSING(Login.MISSING, Brokerage.UNKNOWN, null),
    /** Another session id: whatever was opened with the old one is dead (quirk 22). */
    LOGIN_CHANGED(Login.PRESENT, Brokerage.UNKNOWN, null),
    /** {@code authenticated:false}, or {@code no bridge}. */
    BROKERAGE_MISSING(null, Brokerage.DOWN, null),
    /** {@code ssodh/init} was sent. */
    BROKERAGE_ASKED(null, Brokerage.OPENING, null),
    /** {@code competing:true}. */
    BROKERAGE_TAKEN(null, Brokerage.TAKEN, null),
    /** Authenticated, connected and established, and {@code /iserver/accounts} was answered. */
    BROKERAGE_READY(null, Brokerage.UP, null),
    /** The websocket is being connected. */
    WEBSOCKET_DIALLED(null, null, Websocket.CONNECTING),
    /** Its handshake was answered with 101. */
    WEBSOCKET_ANSWERED(null, null, Websocket.MUTE),
    /** {@code system} and {@code sts} have come. */
    WEBSOCKET_HEARD(null, null, Websocket.STREAMING),
    /** It has ended: closed, reset, refused, silent for 25 s, or dropped by us. */
    WEBSOCKET_ENDED(null, null, Websocket.CLOSED);

    private final Login login;
    private final Brokerage brokerage;
    private final Websocket websocket;

    SessionEvent(Login login, Brokerage brokerage, Websocket websocket) {
        this.login = login;
        this.brokerage = brokerage;
        this.websocket = websocket;
    }

    /** The layers after it. */
    SessionLayers after(SessionLayers before) {
        return new SessionLayers(
                login == null ? before.login() : login,
                brokerage == null ? before.brokerage() : brokerage,
                websocket == null ? before.websocket() : websocket);
    }
}
