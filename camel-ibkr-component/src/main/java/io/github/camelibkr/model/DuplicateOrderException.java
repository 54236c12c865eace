package io.github.camelibkr.model;

/** An order with this client order id was sent before; it was not sent again. */
public class DuplicateOrderException extends OrderException {

    private static final long serialVersionUID = 1L;

    /** With the sentence for the user and the ids. */
    public DuplicateOrderException(String message, String accountId, String clientOrderId, Throwable cause) {
        super(message, accountId, clientOrderId, cause);
    }
}
