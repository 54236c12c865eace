package io.github.camelibkr.gateway;

/** How far a gateway is, in one word; {@link SessionLayers} says it in three. */
public enum GatewayState {
    /** Not started, or stopped. */
    STOPPED,
    /** On the way: the session is being opened, or the gateway cannot be reached. */
    CONNECTING,
    /** Somebody must log in at the gateway's page in a browser (quirk 19). */
    LOGIN_REQUIRED,
    /** The same user is logged in elsewhere (quirk 20), and is let have it. */
    COMPETING,
    /** IBKR's nightly reset (quirk 18): expected, and over soon. */
    MAINTENANCE,
    /** Whoever answers shows a certificate that is not pinned. */
    CERTIFICATE_REFUSED,
    /** IBKR has answered 429 (quirk 26): no request is sent; the websocket stays up. */
    PENALTY,
    /** Requests work; the websocket, which somebody wants, is not up. */
    REQUESTS_ONLY,
    /** Everything that is wanted works. */
    READY
}
