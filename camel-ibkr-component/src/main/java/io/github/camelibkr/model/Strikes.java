package io.github.camelibkr.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * The answer of {@code contract/strikes}. Not every strike exists for every expiry of the month.
 *
 * @param calls strikes of calls, ascending
 * @param puts strikes of puts, ascending
 */
public record Strikes(List<BigDecimal> calls, List<BigDecimal> puts) implements IbkrMessage {}
