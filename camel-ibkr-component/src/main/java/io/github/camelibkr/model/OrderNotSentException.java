package io.github.camelibkr.model;

/**
 * No byte of the order left from here: it may be given again, under the same id. Under another id it would be another
 * order, and a process that shares the journal may still send this one.
 */
public class OrderNotSentException extends OrderException {

    private static final long serialVersionUID = 1L;

    /** With the sentence for the user and the ids. */
    public OrderNotSentException(String message, String accountId, String clientOrderId, Throwable cause) {
        super(message, accountId, clientOrderId, cause);
    }
}
