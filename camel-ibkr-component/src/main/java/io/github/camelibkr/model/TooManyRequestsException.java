package io.github.camelibkr.model;

import java.time.Instant;

/** IBKR has answered 429; nothing is sent until its penalty is over (quirk 26). */
public class TooManyRequestsException extends RequestFailedException {

    private static final long serialVersionUID = 1L;

    private final Instant retryAt;

    /** What failed, and when to try again; null if that is not known. */
    public TooManyRequestsException(String operation, int status, String reason, Instant retryAt) {
        super(
                operation,
                status,
                reason,
                retryAt == null
                        ? "nothing is sent until somebody has looked into it"
                        : "nothing is sent before " + retryAt);
        this.retryAt = retryAt;
    }

    /** When it may be tried again; null if that is not known. */
    public Instant retryAt() {
        return retryAt;
    }
}
