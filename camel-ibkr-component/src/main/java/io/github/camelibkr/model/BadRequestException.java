package io.github.camelibkr.model;

/** IBKR does not understand or accept the request; sending it again will not help. */
public class BadRequestException extends RequestFailedException {

    private static final long serialVersionUID = 1L;

    /** What failed, how, and what to do; {@code advice} may be null. */
    public BadRequestException(String operation, int status, String reason, String advice) {
        super(operation, status, reason, advice);
    }
}
