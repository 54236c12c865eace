package io.github.camelibkr.model;

/** What can go wrong at IBKR or on the way there. The message says what happened, to what, and what to do. */
public class IbkrException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With the sentence for the user. */
    public IbkrException(String message) {
        super(message);
    }

    /** With the sentence for the user and what was behind it. */
    public IbkrException(String message, Throwable cause) {
        super(message, cause);
    }
}
