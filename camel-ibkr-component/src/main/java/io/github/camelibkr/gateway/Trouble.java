package io.github.camelibkr.gateway;

import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.wire.CertificateRefusedException;
import io.github.camelibkr.wire.GatewayUrl;

/**
 * Why a session is not open: what that makes of the gateway, and what to do.
 *
 * @param state what the gateway is in
 * @param event what happened to the session's layers; null: nothing
 * @param reason why, in a sentence
 * @param advice what to do; null if there is nothing to do but wait
 */
record Trouble(GatewayState state, SessionEvent event, String reason, String advice) {

    static Trouble of(Throwable failure, GatewayUrl url) {
        String reason = String.valueOf(failure.getMessage());
        if (failure instanceof LoginRequiredException) {
            return new Trouble(
                    GatewayState.LOGIN_REQUIRED,
                    SessionEvent.LOGIN_MISSING,
                    reason,
                    "open " + url + " in a browser and log in; everything goes on by itself after that");
        }
        if (failure instanceof CertificateRefusedException) {
            return new Trouble(
                    GatewayState.CERTIFICATE_REFUSED,
                    SessionEvent.UNREACHABLE,
                    reason,
                    "make sure that it is your gateway that answers at " + url
                            + "; if its certificate was renewed, add the fingerprint to gatewayCertificateSha256");
        }
        if (failure instanceof CompetingException) {
            return new Trouble(
                    GatewayState.COMPETING,
                    SessionEvent.BROKERAGE_TAKEN,
                    reason,
                    "log out there, give this process a user of its own, or set competing=take");
        }
        if (failure instanceof PacingException pacing && pacing.isPenalty()) {
            return new Trouble(
                    GatewayState.PENALTY, null, reason, "find who else sends from this address, and set rateShare");
        }
        return new Trouble(
                GatewayState.CONNECTING,
                failure instanceof PacingException ? null : SessionEvent.UNREACHABLE,
                reason,
                "see that the gateway runs and can be reached at " + url);
    }

    /** The same during the nightly reset: what is lost then was to be expected. */
    Trouble expected() {
        return state == GatewayState.CONNECTING || state == GatewayState.LOGIN_REQUIRED
                ? new Trouble(GatewayState.MAINTENANCE, event, reason, null)
                : this;
    }
}
