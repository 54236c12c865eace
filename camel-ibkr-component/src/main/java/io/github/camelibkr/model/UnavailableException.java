package io.github.camelibkr.model;

/** IBKR, or the gateway, cannot answer at the moment; it may work later. */
public class UnavailableException extends RequestFailedException {

    private static final long serialVersionUID = 1L;

    /** What failed, how, and what to do; {@code advice} may be null. */
    public UnavailableException(String operation, int status, String reason, String advice) {
        super(operation, status, reason, advice);
    }
}
