package io.github.camelibkr.model;

/** What was asked for does not exist at IBKR, whatever the status says: some endpoints answer 500 or 503 (quirks 29 and 30). */
public class NotFoundException extends RequestFailedException {

    private static final long serialVersionUID = 1L;

    /** What failed, how, and what to do; {@code advice} may be null. */
    public NotFoundException(String operation, int status, String reason, String advice) {
        super(operation, status, reason, advice);
    }
}
