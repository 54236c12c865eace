package io.github.camelibkr.gateway;

/**
 * The three layers of a session, each of which can fail for itself (quirk 12): the login, the brokerage session on top
 * of it, and the websocket. What moves them is {@link SessionEvent}.
 *
 * @param login whether somebody is logged in at the gateway
 * @param brokerage whether IBKR takes orders and answers questions
 * @param websocket whether streams arrive
 */
public record SessionLayers(Login login, Brokerage brokerage, Websocket websocket) {

    /** Nothing is known yet. */
    static final SessionLayers UNKNOWN = new SessionLayers(Login.UNKNOWN, Brokerage.UNKNOWN, Websocket.CLOSED);

    /** The first layer: a person has logged in at the gateway's page in a browser. */
    public enum Login {
        /** The gateway has not said, or cannot be reached. */
        UNKNOWN,
        /** Nobody is. */
        MISSING,
        /** Somebody is. */
        PRESENT
    }

    /** The second layer: the session with the trading system. */
    public enum Brokerage {
        /** Nobody has said. */
        UNKNOWN,
        /** It is not there. */
        DOWN,
        /** It has been asked for. */
        OPENING,
        /** Another login of the same user has it. */
        TAKEN,
        /** It is there: authenticated, connected and established (quirk 13). */
        UP
    }

    /** The third layer. */
    public enum Websocket {
        /** There is none, or it is not wanted. */
        CLOSED,
        /** It is being connected. */
        CONNECTING,
        /** Its handshake was answered, which proves nothing; IBKR has not said a word yet. */
        MUTE,
        /** IBKR has said {@code system} and {@code sts}: what is subscribed now is heard. */
        STREAMING
    }
}
