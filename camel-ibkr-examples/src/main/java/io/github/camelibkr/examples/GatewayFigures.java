package io.github.camelibkr.examples;

import io.github.camelibkr.IbkrComponent;
import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.gateway.GatewayStatus;
import io.github.camelibkr.stream.StreamStatus;
import java.util.List;
import org.apache.camel.CamelContext;

/**
 * What the component counts, at one moment.
 *
 * @param gateways the sessions
 * @param streams the consumers
 */
record GatewayFigures(List<GatewayStatus> gateways, List<StreamStatus> streams) {

    /** The figures of a context; empty if it has no {@code ibkr} component. */
    static GatewayFigures of(CamelContext context) {
        return context.hasComponent("ibkr") instanceof IbkrComponent ibkr
                ? new GatewayFigures(ibkr.gatewayStatuses(), ibkr.streamStatuses())
                : new GatewayFigures(List.of(), List.of());
    }

    /** The state of the session; of several, that of the first one that has a problem. */
    String session() {
        return gateways.stream()
                .filter(gateway -> gateway.problem() != null)
                .findFirst()
                .map(gateway -> gateway.state() + " (" + gateway.problem() + ")")
                .orElseGet(() -> String.valueOf(gateways.get(0).state()));
    }

    /** Whether there is a session, and everything that is wanted of it works. */
    boolean isReady() {
        return !gateways.isEmpty() && gateways.stream().allMatch(gateway -> gateway.state() == GatewayState.READY);
    }

    long gaps() {
        return gateways.stream().mapToLong(GatewayStatus::gaps).sum();
    }

    long reconnects() {
        return gateways.stream().mapToLong(GatewayStatus::reconnects).sum();
    }

    /** The sum over all consumers of a topic. */
    Balance topic(String topic) {
        return streams.stream()
                .filter(stream -> stream.topic().split("\\+")[0].equals(topic))
                .map(s -> new Balance(s.received(), s.delivered(), s.conflated(), s.dropped(), s.pending()))
                .reduce(Balance.ZERO, Balance::plus);
    }

    /**
     * What became of the messages of a topic.
     *
     * @param received from the gateway
     * @param delivered to a route
     * @param conflated replaced by a newer one
     * @param dropped for want of room
     * @param pending waiting for a route
     */
    record Balance(long received, long delivered, long conflated, long dropped, long pending) {

        static final Balance ZERO = new Balance(0, 0, 0, 0, 0);

        Balance plus(Balance other) {
            return new Balance(
                    received + other.received,
                    delivered + other.delivered,
                    conflated + other.conflated,
                    dropped + other.dropped,
                    pending + other.pending);
        }

        boolean isEven() {
            return received == delivered + conflated + dropped + pending;
        }
    }
}
