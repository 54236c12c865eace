package io.github.camelibkr.model;

/** The order may or may not be at IBKR: look for it by its client order id before anything else. */
public class OrderUnknownException extends OrderException {

    private static final long serialVersionUID = 1L;

    /** With the sentence for the user and the ids. */
    public OrderUnknownException(String message, String accountId, String clientOrderId, Throwable cause) {
        super(message, accountId, clientOrderId, cause);
    }
}
