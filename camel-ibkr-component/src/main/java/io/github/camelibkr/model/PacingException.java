package io.github.camelibkr.model;

import java.time.Instant;

/** The request was not sent: IBKR's limits leave no room for it in the time allowed. */
public class PacingException extends IbkrException {

    private static final long serialVersionUID = 1L;

    private final Instant retryAt;
    private final boolean penalty;

    /** With the sentence for the user. */
    public PacingException(String message) {
        this(message, null);
    }

    /** With the sentence for the user, and when it may be tried again; null if that is not known. */
    public PacingException(String message, Instant retryAt) {
        this(message, retryAt, false);
    }

    /** The same; {@code penalty}: whether it is IBKR that has shut us out. */
    public PacingException(String message, Instant retryAt, boolean penalty) {
        super(message);
        this.retryAt = retryAt;
        this.penalty = penalty;
    }

    /** Whether IBKR has answered 429, so that nothing at all is sent. */
    public boolean isPenalty() {
        return penalty;
    }

    /** When it may be tried again; null if that is not known. */
    public Instant retryAt() {
        return retryAt;
    }
}
