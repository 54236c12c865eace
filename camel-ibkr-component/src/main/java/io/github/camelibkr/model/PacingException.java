package io.github.camelibkr.model;

/** The request was not sent: IBKR's limits leave no room for it in the time allowed. */
public class PacingException extends IbkrException {

    private static final long serialVersionUID = 1L;

    /** With the sentence for the user. */
    public PacingException(String message) {
        super(message);
    }

    /** With the sentence for the user and what was behind it. */
    public PacingException(String message, Throwable cause) {
        super(message, cause);
    }
}
