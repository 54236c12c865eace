package io.github.camelibkr.model;

/** The gateway answered, but with an error (quirks 28 to 31: the status alone does not tell). */
public class RequestFailedException extends IbkrException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String operation;
    private final String reason;

    /**
     * What failed, and how.
     *
     * @param operation the operation's name, such as {@code contract/search}
     * @param status the HTTP status; 200 is possible
     * @param reason IBKR's own text, shortened
     */
    public RequestFailedException(String operation, int status, String reason) {
        super(operation + " failed: IBKR answered " + status + ": " + reason);
        this.operation = operation;
        this.status = status;
        this.reason = reason;
    }

    /** The operation's name. */
    public String operation() {
        return operation;
    }

    /** The HTTP status; 200 is possible. */
    public int status() {
        return status;
    }

    /** IBKR's own text, shortened. */
    public String reason() {
        return reason;
    }
}
