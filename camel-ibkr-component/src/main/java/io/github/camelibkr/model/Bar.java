package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One bar of a chart.
 *
 * @param time when it begins
 * @param open the first price
 * @param high the highest
 * @param low the lowest
 * @param close the last
 * @param volume how much was traded: IBKR's number times its {@code volumeFactor} (quirk 91)
 */
public record Bar(
        @JsonDeserialize(using = InstantReader.class) Instant time,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume)
        implements IbkrMessage {}
