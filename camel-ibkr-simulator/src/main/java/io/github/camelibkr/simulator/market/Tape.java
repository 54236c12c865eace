package io.github.camelibkr.simulator.market;

import java.util.List;

/** Made-up changes of quotes for load tests; field 7059, the last size, counts them, so that a lost one is seen. */
final class Tape {

    private static final int CENTS = 40;

    private final List<Long> conids;
    private final long updated;

    Tape(List<Long> conids, long updated) {
        this.conids = conids;
        this.updated = updated;
    }

    /** The frame with this number, from 1; contracts take turns. */
    String frame(long number) {
        long conid = conids.get((int) (number % conids.size()));
        long cents = 10_000 + number / conids.size() % CENTS;
        return new StringBuilder(200)
                .append("{\"server_id\":\"q0\",\"conidEx\":\"")
                .append(conid)
                .append("\",\"conid\":")
                .append(conid)
                .append(",\"_updated\":")
                .append(updated)
                .append(",\"6119\":\"q0\",\"31\":\"")
                .append(price(cents))
                .append("\",\"84\":\"")
                .append(price(cents - 1))
                .append("\",\"86\":\"")
                .append(price(cents + 1))
                .append("\",\"7059\":\"")
                .append(number)
                .append("\",\"topic\":\"smd+")
                .append(conid)
                .append("\"}")
                .toString();
    }

    private static String price(long cents) {
        return cents / 100 + "." + (cents % 100 < 10 ? "0" : "") + cents % 100;
    }
}
