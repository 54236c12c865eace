package io.github.camelibkr.model;

import java.math.BigDecimal;

/**
 * How far apart the prices of a contract are.
 *
 * @param from the price from which this holds, up to the next
 * @param increment prices are multiples of this; more than 0
 */
public record PriceIncrement(BigDecimal from, BigDecimal increment) implements IbkrMessage {}
