package io.github.camelibkr.model;

/** The session is gone; it is being opened again. */
public class SessionLostException extends RequestFailedException {

    private static final long serialVersionUID = 1L;

    /** What failed, how, and what to do; {@code advice} may be null. */
    public SessionLostException(String operation, int status, String reason, String advice) {
        super(operation, status, reason, advice);
    }
}
