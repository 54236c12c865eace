package io.github.camelibkr.gateway;

import io.github.camelibkr.pacing.PacerStatus;
import java.net.URI;
import java.time.Instant;

/**
 * How a gateway is, for people and programs that watch it.
 *
 * @param url the gateway
 * @param state how far it is
 * @param layers the same, layer by layer
 * @param since since when
 * @param lastFrame when the websocket last brought something; null if it never has
 * @param missedTickles how many keep-alives in a row have failed
 * @param reconnects how often the websocket was lost and came back
 * @param gaps how often the streams were interrupted
 * @param problem what stands in the way; null if nothing does
 * @param advice what to do about it; null if there is nothing to do but wait
 * @param pacing how the right to send is used
 */
public record GatewayStatus(
        URI url,
        GatewayState state,
        SessionLayers layers,
        Instant since,
        Instant lastFrame,
        int missedTickles,
        long reconnects,
        long gaps,
        String problem,
        String advice,
        PacerStatus pacing) {

    /** With how the right to send is used; a penalty counts as a state, since requests do not work meanwhile. */
    GatewayStatus with(PacerStatus used) {
        boolean penalty = used.penalised() && state != GatewayState.STOPPED;
        return new GatewayStatus(
                url,
                penalty ? GatewayState.PENALTY : state,
                layers,
                since,
                lastFrame,
                missedTickles,
                reconnects,
                gaps,
                penalty ? "IBKR has answered 429 (too many requests)" : problem,
                penalty ? "find who else sends from this address, and give each its rateShare" : advice,
                used);
    }
}
