package io.github.camelibkr.model;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The answer of {@code marketdata/snapshot}; {@code split().body()} walks over it.
 *
 * @param quotes one for each contract that was asked for
 * @param missing contract id to the names of the fields that had not come when the time was over; null if all came
 */
public record Quotes(List<Quote> quotes, Map<String, List<String>> missing) implements IbkrMessage, Iterable<Quote> {

    @Override
    public Iterator<Quote> iterator() {
        return quotes.iterator();
    }
}
