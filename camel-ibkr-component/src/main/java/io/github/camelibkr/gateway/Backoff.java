package io.github.camelibkr.gateway;

import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Growing pauses with full jitter, so that many clients do not come back all at once. It never gives up. */
final class Backoff {

    private final Rhythm rhythm;
    private int attempts;

    Backoff(Rhythm rhythm) {
        this.rhythm = rhythm;
    }

    Duration next() {
        long shortest = rhythm.shortestRetry().toMillis();
        long ceiling = Math.min(rhythm.longestRetry().toMillis(), shortest << Math.min(attempts, 20));
        attempts++;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(shortest / 2, Math.max(ceiling, shortest) + 1));
    }

    /** A pause as short as they get. */
    Duration shortest() {
        long shortest = rhythm.shortestRetry().toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(shortest / 2, shortest + 1));
    }

    void reset() {
        attempts = 0;
    }
}
