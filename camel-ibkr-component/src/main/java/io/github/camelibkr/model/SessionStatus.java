package io.github.camelibkr.model;

/**
 * What the gateway says of the brokerage session ({@code session/status}). Requests work once {@code authenticated},
 * {@code connected} and {@code established} are all true (quirks 12 and 13).
 *
 * @param authenticated whether the brokerage layer is logged in
 * @param established whether it is ready for requests; null from builds that do not tell
 * @param connected whether the gateway is connected to IBKR
 * @param competing whether another login of the same user holds the session (quirk 20)
 * @param message IBKR's text, if any
 * @param fail IBKR's reason for a failure, if any
 * @param serverName the server
 * @param serverVersion its build
 */
public record SessionStatus(
        boolean authenticated,
        Boolean established,
        boolean connected,
        boolean competing,
        String message,
        String fail,
        String serverName,
        String serverVersion)
        implements IbkrMessage {

    /** Whether requests will work. */
    public boolean ready() {
        return authenticated && connected && !Boolean.FALSE.equals(established);
    }
}
