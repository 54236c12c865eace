package io.github.camelibkr.gateway;

/** How far a gateway is. */
public enum GatewayState {
    /** Not started, or stopped. */
    STOPPED,
    /** On the way: the session is being opened, or the gateway cannot be reached. */
    CONNECTING,
    /** Somebody must log in at the gateway's page in a browser (quirk 19). */
    LOGIN_REQUIRED,
    /** Requests work; the websocket, which somebody wants, is not up. */
    REQUESTS_ONLY,
    /** Everything that is wanted works. */
    READY
}
