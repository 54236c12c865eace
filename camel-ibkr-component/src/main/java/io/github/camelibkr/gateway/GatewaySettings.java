package io.github.camelibkr.gateway;

import io.github.camelibkr.wire.GatewayUrl;
import io.github.camelibkr.wire.Limits;
import io.github.camelibkr.wire.Trust;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How to reach a gateway, and how to behave there.
 *
 * @param url where it is
 * @param trust whom to believe that he is the gateway
 * @param limits what may come from the wire
 * @param conduct how to behave
 * @param rhythm how often things happen
 */
public record GatewaySettings(GatewayUrl url, Trust trust, Limits limits, Conduct conduct, Rhythm rhythm) {

    /** In words, what differs from other settings. */
    public String differences(GatewaySettings other) {
        List<String> differences = new ArrayList<>();
        if (!trust.equals(other.trust)) {
            differences.add("gatewayCertificateSha256, allowShippedCertificate, sslContextParameters");
        }
        if (!limits.equals(other.limits)) {
            differences.add("connectTimeout, firstByteTimeout, max...");
        }
        if (!conduct.equals(other.conduct)) {
            differences.add("competing, region, rateShare, suppress");
        }
        return String.join(", ", differences);
    }

    /**
     * How to behave.
     *
     * @param competing what happens when the same user is logged in elsewhere
     * @param region where the login is kept; null: outages are never expected
     * @param rateShare the part of IBKR's limit that this process may use
     * @param suppressed ids of the questions that IBKR shall not ask
     */
    public record Conduct(Competing competing, Region region, double rateShare, Set<String> suppressed) {

        /** Whether an outage is to be expected now. */
        boolean isInMaintenance(Instant now) {
            return region != null && region.isInMaintenance(now);
        }
    }

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
     * @param patientRetry the shortest pause where haste makes it worse: after a refused certificate, during
     *     maintenance, between two attempts to start the brokerage session
     * @param healthy after how long a connection counts as good, so that the pauses start short again
     * @param renewal how old a quote subscription gets before it is sent again; IBKR ends them silently after 10 to 15
     *     minutes (quirk 97)
     * @param confirmation how long the first frame of a subscription may take before it is sent again
     * @param quiet after what silence a stream is asked whether it still lives
     * @param poll how often orders and executions are read over REST beside their streams
     * @param redelivery the first pause before an execution that a route could not take is tried again
     */
    public record Rhythm(
            Duration tickle,
            Duration tic,
            Duration firstMessage,
            Duration silence,
            Duration shortestRetry,
            Duration longestRetry,
            Duration patientRetry,
            Duration healthy,
            Duration renewal,
            Duration confirmation,
            Duration quiet,
            Duration poll,
            Duration redelivery) {

        /** What suits the real gateway. */
        public static final Rhythm DEFAULT = new Rhythm(
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(25),
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofSeconds(480),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(1));
    }
}
