package io.github.camelibkr.model;

/** The request left, but no readable answer came: whether the gateway acted on it is unknown. */
public class NoAnswerException extends IbkrException {

    private static final long serialVersionUID = 1L;

    /** With the sentence for the user and what was behind it. */
    public NoAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
