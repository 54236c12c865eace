package io.github.camelibkr.gateway;

import java.net.URI;
import java.time.Instant;

/**
 * How a gateway is, for people and programs that watch it.
 *
 * @param url the gateway
 * @param state how far it is
 * @param since since when
 * @param reconnects how often the websocket was lost and came back
 * @param gaps how often the streams were interrupted
 * @param problem what stands in the way, and what to do; null if nothing does
 */
public record GatewayStatus(URI url, GatewayState state, Instant since, long reconnects, long gaps, String problem) {}
