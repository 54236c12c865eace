package io.github.camelibkr.model;

/** The request was not sent: the gateway cannot be reached, or its session is not ready. */
public class NotConnectedException extends IbkrException {

    private static final long serialVersionUID = 1L;

    /** With the sentence for the user. */
    public NotConnectedException(String message) {
        super(message);
    }

    /** With the sentence for the user and what was behind it. */
    public NotConnectedException(String message, Throwable cause) {
        super(message, cause);
    }
}
