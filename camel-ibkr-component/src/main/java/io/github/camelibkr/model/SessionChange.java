package io.github.camelibkr.model;

import java.util.List;

/**
 * The brokerage session as it stands, each time something of it changes (topic {@code sts}). IBKR sends only what
 * changed; what it has not told is null, which is not false.
 *
 * @param authenticated whether the brokerage layer is logged in
 * @param connected whether the server is connected
 * @param established whether it is ready for requests
 * @param competing whether another login of the same user holds the session (quirk 20)
 * @param message IBKR's text, if any
 * @param fail IBKR's reason for a failure, if any
 * @param serverName the server
 * @param serverVersion its build
 * @param changed the names that changed since the message before this one
 */
public record SessionChange(
        Boolean authenticated,
        Boolean connected,
        Boolean established,
        Boolean competing,
        String message,
        String fail,
        String serverName,
        String serverVersion,
        List<String> changed)
        implements IbkrMessage {}
