package io.github.camelibkr.model;

/** Bad input; nothing was sent. Sending the same again gives the same. */
public class InvalidOrderException extends OrderException {

    private static final long serialVersionUID = 1L;

    /** With the sentence for the user and the ids. */
    public InvalidOrderException(String message, String accountId, String clientOrderId, Throwable cause) {
        super(message, accountId, clientOrderId, cause);
    }
}
