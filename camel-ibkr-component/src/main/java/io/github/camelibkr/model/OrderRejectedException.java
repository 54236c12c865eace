package io.github.camelibkr.model;

/** IBKR said no. */
public class OrderRejectedException extends OrderException {

    private static final long serialVersionUID = 1L;

    /** With the sentence for the user and the ids. */
    public OrderRejectedException(String message, String accountId, String clientOrderId, Throwable cause) {
        super(message, accountId, clientOrderId, cause);
    }
}
