package io.github.camelibkr.rest;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.wire.Answer;
import java.time.Duration;

/**
 * Services that sleep until somebody asks, and answer him with an error: notifications (quirk 33) and the historical
 * data farm (quirk 34). What only reads is asked again; whether a change was made is not known then, so it is not. An
 * error page of the gateway is asked again before it comes here.
 */
final class ColdServices {

    /** How often a question is asked at most, in all. */
    static final int CALLS = 3;

    /** Between two of them. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private ColdServices() {}

    /** Whether this answer to a question says no more than that the service was asleep. */
    static boolean isAsleep(Operation operation, Answer answer) {
        if (!operation.readOnly()) {
            return false;
        }
        int status = answer.status();
        boolean says = answer.json() != null;
        return operation.path().startsWith("/fyi/") && (status == 423 || status == 503 && says)
                || operation.path().startsWith("/hmds/")
                        && (status == 404 || says && answer.text().contains("no bridge"));
    }
}
