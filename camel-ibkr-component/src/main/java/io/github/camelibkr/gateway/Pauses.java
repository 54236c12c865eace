package io.github.camelibkr.gateway;

import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.GatewaySocket;
import java.time.Duration;
import java.time.Instant;

/** How long to wait before the next attempt, or the next websocket. Guarded by {@link GatewaySession}. */
final class Pauses {

    /** Close code 1013, "try again later", deserves more than half a second. */
    private static final int TRY_AGAIN_LATER = 1013;

    private static final Duration LATER = Duration.ofSeconds(10);

    private final GatewaySettings settings;
    private final Timers timers;
    private final Backoff backoff;

    Pauses(GatewaySettings settings, Timers timers) {
        this.settings = settings;
        this.timers = timers;
        this.backoff = new Backoff(settings.rhythm());
    }

    /** After a failed attempt; null: not before somebody says so. */
    Duration after(Trouble why, Throwable cause) {
        Duration usual = backoff.next();
        Duration patient = settings.rhythm().patientRetry();
        switch (why.state()) {
            case CERTIFICATE_REFUSED, MAINTENANCE:
                return patient.plus(usual);
            case COMPETING:
                return settings.conduct().competing() == Competing.stop
                        ? null
                        : settings.rhythm().tickle();
            case PENALTY:
                // the very request that was answered 429 does not know until when
                Instant end = ((PacingException) cause).retryAt();
                return end == null
                        ? patient
                        : Duration.between(timers.now(), end).plus(usual);
            default:
                return usual;
        }
    }

    /** Before the next websocket. */
    Duration after(GatewaySocket.End end) {
        Duration usual = backoff.next();
        return end.closeCode() == TRY_AGAIN_LATER && usual.compareTo(LATER) < 0 ? LATER : usual;
    }

    /** As short as they get: what stood in the way is gone. */
    Duration shortest() {
        return backoff.shortest();
    }

    /** All has been well for long enough. */
    void startShortAgain() {
        backoff.reset();
    }
}
