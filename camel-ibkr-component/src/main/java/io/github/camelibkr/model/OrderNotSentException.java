package io.github.camelibkr.model;

/** No byte of the order left: it may be sent again. */
public class OrderNotSentException extends OrderException {

    private static final long serialVersionUID = 1L;

    /** With the sentence for the user and the ids. */
    public OrderNotSentException(String message, String accountId, String clientOrderId, Throwable cause) {
        super(message, accountId, clientOrderId, cause);
    }
}
