package io.github.camelibkr.examples;

/** The command line or a file that it names is wrong; the message says what to change. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the sentence that the user reads. */
    public UsageException(String message) {
        super(message);
    }
}
