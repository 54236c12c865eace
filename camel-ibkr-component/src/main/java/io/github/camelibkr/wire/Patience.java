package io.github.camelibkr.wire;

import java.time.Duration;

/**
 * Who asks, and how long he will wait.
 *
 * @param who the route, or whoever else; all who ask share the right to send evenly
 * @param requestTimeout for the whole answer, once the request has been sent
 * @param maxWait before that, for the session to be open and for its turn within the limits
 */
public record Patience(String who, Duration requestTimeout, Duration maxWait) {

    /** The same, with another wait. */
    public Patience waiting(Duration maxWait) {
        return new Patience(who, requestTimeout, maxWait);
    }
}
