package io.github.camelibkr.gateway;

import java.time.Duration;
import java.util.List;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * How to reach a gateway, and its rhythm.
 *
 * @param url where it is
 * @param certificatePins SHA-256 fingerprints of the certificates that are accepted; empty: none is pinned
 * @param sslContextParameters the user's own trust; null: the JDK's
 * @param rhythm how often things happen
 */
public record GatewaySettings(
        GatewayUrl url, List<String> certificatePins, SSLContextParameters sslContextParameters, Rhythm rhythm) {

    /**
     * How often things happen.
     *
     * @param tickle how often REST keeps the session alive; it idles out after 5 to 6 minutes (quirk 18)
     * @param tic how often the websocket keeps it alive
     * @param firstMessage how long the websocket's handshake may take, and how long it may stay mute after it: a
     *     handshake proves nothing
     * @param silence after how long without any frame the websocket is dead; the server beats every 10 s
     * @param shortestRetry the first pause before another attempt
     * @param longestRetry the longest pause
     * @param healthy after how long a connection counts as good, so that the pauses start short again
     * @param renewal how old a quote subscription gets before it is sent again; IBKR ends them silently after 10 to 15
     *     minutes (quirk 97)
     */
    public record Rhythm(
            Duration tickle,
            Duration tic,
            Duration firstMessage,
            Duration silence,
            Duration shortestRetry,
            Duration longestRetry,
            Duration healthy,
            Duration renewal) {

        /** What suits the real gateway. */
        public static final Rhythm DEFAULT = new Rhythm(
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(25),
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofSeconds(480));
    }
}
