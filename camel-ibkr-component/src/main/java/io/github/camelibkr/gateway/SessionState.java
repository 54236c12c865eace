package io.github.camelibkr.gateway;

import io.github.camelibkr.time.Timers;
import java.time.Instant;

/** What a session is in now, and how that came. Guarded by {@link GatewaySession}. */
final class SessionState {

    private final GatewayUrl url;
    private final Timers timers;

    private GatewayState state = GatewayState.STOPPED;
    private SessionLayers layers = SessionLayers.UNKNOWN;
    private Instant since;
    private Trouble trouble;
    private long reconnects;
    private long gaps;

    SessionState(GatewayUrl url, Timers timers) {
        this.url = url;
        this.timers = timers;
        this.since = timers.now();
    }

    boolean is(GatewayState expected) {
        return state == expected;
    }

    SessionLayers layers() {
        return layers;
    }

    /** Since when it is in this state. */
    Instant since() {
        return since;
    }

    /** Something has happened to the layers. */
    void happened(SessionEvent event) {
        layers = event.after(layers);
    }

    /** What stood in the way still does. */
    void moveTo(GatewayState next) {
        moveTo(next, trouble);
    }

    /** {@code why} is null if nothing stands in the way. */
    void moveTo(GatewayState next, Trouble why) {
        if (next != state) {
            state = next;
            since = timers.now();
        }
        trouble = why;
    }

    /** The streams were interrupted. */
    void interrupted() {
        gaps++;
    }

    /** They are back. */
    void resumed() {
        reconnects = Math.max(reconnects, gaps);
    }

    /** Whether waiting for a session is in vain until somebody does something, or something else passes. */
    boolean isHopeless() {
        return state == GatewayState.LOGIN_REQUIRED
                || state == GatewayState.COMPETING
                || state == GatewayState.MAINTENANCE
                || state == GatewayState.CERTIFICATE_REFUSED;
    }

    /** In a sentence, for whoever wanted to send something. */
    String describe() {
        return "the session at " + url + " is not open (" + state + ")"
                + (trouble == null ? "" : ": " + trouble.reason());
    }

    GatewayStatus status(Instant lastFrame, int missedTickles) {
        return new GatewayStatus(
                url.base(),
                state,
                layers,
                since,
                lastFrame,
                missedTickles,
                reconnects,
                gaps,
                trouble == null ? null : trouble.reason(),
                trouble == null ? null : trouble.advice(),
                null);
    }
}
