package io.github.camelibkr.model;

/** The login, or this kind of account, may not do that. */
public class NotPermittedException extends RequestFailedException {

    private static final long serialVersionUID = 1L;

    /** What failed, how, and what to do; {@code advice} may be null. */
    public NotPermittedException(String operation, int status, String reason, String advice) {
        super(operation, status, reason, advice);
    }
}
