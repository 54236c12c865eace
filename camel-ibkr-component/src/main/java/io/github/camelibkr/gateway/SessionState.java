package io.github.camelibkr.gateway;

import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.GatewayUrl;
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
    private Instant lastFrame;

    SessionState(GatewayUrl url, Timers timers) {
        this.url = url;
        this.timers = timers;
        this.since = timers.now();
    }

    boolean is(GatewayState expected) {
        return state == expected;
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

    /** A websocket has ended, which last brought something then; null: nothing at all. */
    void lastHeard(Instant frame) {
        lastFrame = frame == null ? lastFrame : frame;
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

    /** {@code frame}: when the websocket of now last brought something; null if there is none, or nothing came. */
    GatewayStatus status(Instant frame, int missedTickles) {
        return new GatewayStatus(
                url.base(),
                state,
                layers,
                since,
                frame == null ? lastFrame : frame,
                missedTickles,
                reconnects,
                gaps,
                trouble == null ? null : trouble.reason(),
                trouble == null ? null : trouble.advice(),
                null);
    }
}
