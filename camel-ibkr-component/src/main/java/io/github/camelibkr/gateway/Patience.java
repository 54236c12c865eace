package io.github.camelibkr.gateway;

import java.time.Duration;

/**
 * How long a caller will wait.
 *
 * @param requestTimeout for the whole answer, once the request has been sent
 * @param maxWait before that, for the session to be open and for its turn within the limits
 */
public record Patience(Duration requestTimeout, Duration maxWait) {}
