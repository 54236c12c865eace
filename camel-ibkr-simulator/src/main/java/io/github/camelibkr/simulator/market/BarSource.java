package io.github.camelibkr.simulator.market;

import java.math.BigDecimal;
import java.util.Locale;

/** Which price a bar tells about. */
enum BarSource {
    TRADES,
    MIDPOINT,
    BID,
    ASK,
    BID_ASK;

    /** Reads what a client calls it; anything unknown stands for trades. */
    static BarSource read(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "m", "midpoint" -> MIDPOINT;
            case "b", "bid" -> BID;
            case "a", "ask" -> ASK;
            case "ba", "bid_ask" -> BID_ASK;
            default -> TRADES;
        };
    }

    /** The bar of this price where those of the trades are known: the best bid is a tick below, the best offer above. */
    Bar of(Bar trades, BigDecimal tick) {
        return switch (this) {
            case TRADES -> trades;
            case MIDPOINT -> trades.withoutVolume();
            case BID -> trades.moved(tick.negate(), tick.negate());
            case ASK -> trades.moved(tick, tick);
            case BID_ASK -> trades.moved(tick.negate(), tick);
        };
    }
}
