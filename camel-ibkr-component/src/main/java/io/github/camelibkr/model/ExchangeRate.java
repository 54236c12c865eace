package io.github.camelibkr.model;

import java.math.BigDecimal;

/**
 * The answer of {@code contract/exchangeRate}.
 *
 * @param source the currency that is changed
 * @param target the currency that it is changed into
 * @param rate how much of the target one of the source is
 */
public record ExchangeRate(String source, String target, BigDecimal rate) implements IbkrMessage {}
