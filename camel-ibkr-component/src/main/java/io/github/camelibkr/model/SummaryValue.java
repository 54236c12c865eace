package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One value of an account's summary.
 *
 * @param amount the number, if it is one
 * @param currency its currency, if it has one
 * @param text the words, if it is none
 * @param severity IBKR's: 0 is usual
 * @param time when IBKR computed it
 */
public record SummaryValue(
        BigDecimal amount,
        String currency,
        String text,
        Long severity,
        @JsonDeserialize(using = InstantReader.class) Instant time)
        implements IbkrMessage {}
