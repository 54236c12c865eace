package io.github.camelibkr.wire;

import io.github.camelibkr.model.JsonLimits;
import java.time.Duration;

/**
 * What may come from the wire.
 *
 * @param frame the longest websocket frame, in bytes
 * @param message the longest websocket message, in bytes
 * @param header the longest line of an answer's header, in bytes
 * @param json the longest answer, and what JSON may be like
 * @param connect how long a connection may take, its TLS handshake included
 * @param firstByte how long it may take until an answer begins
 */
public record Limits(int frame, int message, int header, JsonLimits json, Duration connect, Duration firstByte) {}
