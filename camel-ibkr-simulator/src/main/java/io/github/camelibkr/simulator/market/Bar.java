package io.github.camelibkr.simulator.market;

import java.math.BigDecimal;
import java.time.Instant;

/** What happened to the price in one stretch of time; volume as it is sent, before {@code volumeFactor}. */
record Bar(Instant start, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {

    /** The same bar, ended at another price. */
    Bar closedAt(BigDecimal price) {
        return new Bar(start, open, high.max(price), low.min(price), price, volume);
    }

    /** The same bar, of prices that nobody traded at. */
    Bar withoutVolume() {
        return new Bar(start, open, high, low, close, BigDecimal.ZERO);
    }

    /** The bar of another price: its opening and low are so far away, its close and high so far. */
    Bar moved(BigDecimal lower, BigDecimal upper) {
        return new Bar(start, open.add(lower), high.add(upper), low.add(lower), close.add(upper), BigDecimal.ZERO);
    }
}
