package io.github.camelibkr.examples;

import io.github.camelibkr.examples.GatewayFigures.Balance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** What is said at the end of a run. Each sum is counted on both sides, and one that does not come out even says so. */
final class Summary {

    static final Set<String> SINKS = Set.of("kafka", "jms", "sjms", "sjms2", "file", "http", "https", "sql");

    private final List<String> lines = new ArrayList<>();

    private Summary() {}

    /**
     * Sums up.
     *
     * @param gateway the component's figures, taken when every route had stopped
     * @param traffic Camel's figures
     * @param ledger the number of executions that the simulator knows of, if it was the gateway
     */
    static List<String> of(GatewayFigures gateway, Traffic traffic, OptionalLong ledger) {
        Summary summary = new Summary();
        summary.stream("quotes", gateway.topic("smd"));
        summary.stream("order updates", gateway.topic("sor"));
        summary.stream("fills", gateway.topic("str"));
        summary.orders(traffic);
        summary.fills(gateway, traffic, ledger);
        summary.connection(gateway);
        summary.routes(traffic);
        return summary.lines;
    }

    private void stream(String name, Balance sum) {
        if (sum.received() > 0) {
            add(
                    name,
                    "%d received = %d delivered + %d conflated + %d dropped + %d pending"
                                    .formatted(
                                            sum.received(),
                                            sum.delivered(),
                                            sum.conflated(),
                                            sum.dropped(),
                                            sum.pending())
                            + remark(sum.isEven()));
        }
    }

    private void orders(Traffic traffic) {
        if (traffic.ordersRead() > 0) {
            long parts = traffic.ordersAccepted()
                    + traffic.ordersRefused()
                    + traffic.ordersUnknown()
                    + traffic.ordersSeenBefore();
            add(
                    "orders",
                    "%d read = %d accepted + %d refused + %d unknown + %d seen before"
                                    .formatted(
                                            traffic.ordersRead(),
                                            traffic.ordersAccepted(),
                                            traffic.ordersRefused(),
                                            traffic.ordersUnknown(),
                                            traffic.ordersSeenBefore())
                            + remark(traffic.ordersRead() == parts));
        }
    }

    private void fills(GatewayFigures gateway, Traffic traffic, OptionalLong ledger) {
        long delivered = gateway.topic("str").delivered();
        if (traffic.fillsInJms() > 0) {
            add("fills in JMS", traffic.fillsInJms() + " of " + delivered + remark(traffic.fillsInJms() == delivered));
            ledger.ifPresent(count -> add(
                    "in the ledger",
                    "%d executions = %d delivered + %d too late to be read"
                                    .formatted(count, delivered, Math.max(0, count - delivered))
                            + remark(count >= delivered)));
        }
    }

    private void connection(GatewayFigures gateway) {
        if (!gateway.gateways().isEmpty()) {
            add("session", "%d gaps, %d reconnects".formatted(gateway.gaps(), gateway.reconnects()));
        }
    }

    private void routes(Traffic traffic) {
        String sent = traffic.sent().entrySet().stream()
                .filter(entry -> SINKS.contains(entry.getKey()))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        if (!sent.isEmpty()) {
            add("sent", sent);
        }
        traffic.read().forEach((route, read) -> {
            long failed = traffic.failed().getOrDefault(route, 0L);
            add("route " + route, read + " read" + (failed > 0 ? ", " + failed + " failed" : ""));
        });
    }

    private void add(String name, String text) {
        lines.add(String.format(Locale.ROOT, "%-14s %s", name, text));
    }

    private static String remark(boolean even) {
        return even ? "" : "   <-- does not balance";
    }
}
