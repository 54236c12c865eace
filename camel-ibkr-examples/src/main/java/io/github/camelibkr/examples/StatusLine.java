package io.github.camelibkr.examples;

/** Puts the figures of a run into one line. */
final class StatusLine {

    private StatusLine() {}

    /** What is worth a line at once when it changes: the session and its gaps. */
    static String headline(GatewayFigures gateway) {
        if (gateway.gateways().isEmpty()) {
            return "running";
        }
        return "session " + gateway.session() + "  gaps " + gateway.gaps();
    }

    /** What just goes on. */
    static String details(GatewayFigures gateway, Traffic traffic) {
        StringBuilder line = new StringBuilder();
        GatewayFigures.Balance quotes = gateway.topic("smd");
        if (quotes.received() > 0) {
            line.append("  quotes ").append(quotes.received()).append(" in, ");
            line.append(quotes.delivered()).append(" out");
        }
        if (traffic.ordersRead() > 0) {
            line.append("  orders ").append(traffic.ordersAccepted()).append(" accepted, ");
            line.append(traffic.ordersRefused() + traffic.ordersUnknown()).append(" refused");
        }
        if (gateway.topic("str").received() > 0) {
            line.append("  fills ").append(gateway.topic("str").delivered());
        }
        traffic.sent().forEach((scheme, count) -> {
            if (Summary.SINKS.contains(scheme)) {
                line.append("  ").append(scheme).append(' ').append(count);
            }
        });
        return line.toString();
    }
}
