package io.github.camelibkr.model;

import java.util.concurrent.CompletionException;

/** What is behind a failure that has travelled through futures. */
public final class Causes {

    private Causes() {}

    /** The failure itself, without the wrapping of futures; null if there is none. */
    public static Throwable of(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Whether it is certain that nothing of a request has left. */
    public static boolean hasNotLeft(Throwable cause) {
        return cause instanceof NotConnectedException || cause instanceof PacingException;
    }
}
