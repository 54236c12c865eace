package io.github.camelibkr.model;

/** Our own guard said no; nothing was sent. */
public class OrderDeniedException extends OrderException {

    private static final long serialVersionUID = 1L;

    /** With the sentence for the user and the ids. */
    public OrderDeniedException(String message, String accountId, String clientOrderId, Throwable cause) {
        super(message, accountId, clientOrderId, cause);
    }
}
