package io.github.camelibkr.simulator.market;

import java.math.BigDecimal;
import java.time.Instant;

/** What happened to the price in one stretch of time; volume as it is sent, before {@code volumeFactor}. */
record Bar(Instant start, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {

    /** The same bar, ended at another price. */
    Bar closedAt(BigDecimal price) {
        return new Bar(start, open, high.max(price), low.min(price), price, volume);
    }
}
