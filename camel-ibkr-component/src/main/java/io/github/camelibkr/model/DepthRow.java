package io.github.camelibkr.model;

import java.math.BigDecimal;

/**
 * One row of a price ladder.
 *
 * @param row its place, from 0
 * @param price the price; null if it cannot be read
 * @param bidSize how much is bid there; null if nothing is
 * @param askSize how much is offered there; null if nothing is
 * @param lastTrade whether the last trade was at this price (IBKR's {@code focus})
 * @param lastSize the size of that trade, if told (IBKR writes {@code size @ price})
 * @param text the price as IBKR wrote it, if it could not be read
 */
public record DepthRow(
        long row,
        BigDecimal price,
        BigDecimal bidSize,
        BigDecimal askSize,
        boolean lastTrade,
        BigDecimal lastSize,
        String text)
        implements IbkrMessage {}
