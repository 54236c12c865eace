package io.github.camelibkr.model;

import java.util.List;
import java.util.Map;

/**
 * The answer of {@code marketdata/snapshot}; {@code split(simple("${body.quotes}"))} walks over it. It is not
 * iterable itself, because {@code kafka:} would then send its elements, unconverted, and nothing if there are none.
 *
 * @param quotes one for each contract that was asked for
 * @param missing contract id to the names of the fields that had not come when the time was over; null if all came
 */
public record Quotes(List<Quote> quotes, Map<String, List<String>> missing) implements IbkrMessage {}
