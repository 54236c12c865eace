package io.github.camelibkr.model;

/** Bad input; nothing was sent. */
public class InvalidRequestException extends IbkrException {

    private static final long serialVersionUID = 1L;

    /** With the sentence for the user. */
    public InvalidRequestException(String message) {
        super(message);
    }

    /** With the sentence for the user and what was behind it. */
    public InvalidRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
