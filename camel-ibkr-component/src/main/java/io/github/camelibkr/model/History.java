package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The bars of one contract (topic {@code smh}, {@code marketdata/history}, {@code marketdata/hmdsHistory}).
 *
 * @param conid the contract; null if the answer does not say
 * @param symbol the ticker
 * @param companyName the company
 * @param period how much time it spans, in IBKR's words, such as {@code 1d}
 * @param barSeconds how long a bar is, in seconds
 * @param outsideRth whether trades outside regular hours are in it
 * @param availability IBKR's letters, as in a quote's field 6509
 * @param start when it begins
 * @param bars the oldest first
 * @param fields everything else, by IBKR's own names
 */
public record History(
        Long conid,
        String symbol,
        String companyName,
        String period,
        Long barSeconds,
        Boolean outsideRth,
        String availability,
        @JsonDeserialize(using = InstantReader.class) Instant start,
        List<Bar> bars,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> fields)
        implements IbkrMessage {}
