package io.github.camelibkr.simulator.watchlists;

import java.time.Instant;
import java.util.List;

/** A named list of contracts; a null in it is a line without a contract. */
record Watchlist(String id, String name, List<Long> conids, Instant modified) {

    String hash() {
        return Long.toString(modified.toEpochMilli());
    }
}
