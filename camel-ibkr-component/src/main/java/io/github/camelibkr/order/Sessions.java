package io.github.camelibkr.order;

import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.OrderNotSentException;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** The session at the moment in which something is about to leave. */
final class Sessions {

    private Sessions() {}

    /** What the session says of itself now; fails if it is not open: nothing is waited for. */
    static SessionFacts now(Gateway gateway, Failures failures) throws OrderNotSentException {
        try {
            SessionFacts session =
                    gateway.sessionNow(Duration.ZERO).toCompletableFuture().getNow(null);
            if (session != null) {
                return session;
            }
        } catch (CompletionException lost) {
            throw failures.notSent(Causes.of(lost).getMessage(), Causes.of(lost));
        }
        throw failures.notSent("the session is not open any more", null);
    }
}
