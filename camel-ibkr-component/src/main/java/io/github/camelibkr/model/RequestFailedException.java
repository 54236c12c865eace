package io.github.camelibkr.model;

/**
 * The gateway answered, but with an error (quirks 28 to 31: the status alone does not tell). The subclasses say what it
 * means; this class itself stands for an error that means none of that.
 */
public class RequestFailedException extends IbkrException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String operation;
    private final String reason;
    private final String advice;

    /** What failed, and how, if nothing can be advised. */
    public RequestFailedException(String operation, int status, String reason) {
        this(operation, status, reason, null);
    }

    /**
     * What failed, how, and what to do.
     *
     * @param operation the operation's name, such as {@code contract/search}
     * @param status the HTTP status; 200 is possible
     * @param reason IBKR's own text, shortened
     * @param advice what to do; null if there is nothing to advise
     */
    public RequestFailedException(String operation, int status, String reason, String advice) {
        super(operation + " failed: IBKR answered " + status + ": " + reason + (advice == null ? "" : "; " + advice));
        this.operation = operation;
        this.status = status;
        this.reason = reason;
        this.advice = advice;
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

    /** What to do; null if there is nothing to advise. */
    public String advice() {
        return advice;
    }
}
