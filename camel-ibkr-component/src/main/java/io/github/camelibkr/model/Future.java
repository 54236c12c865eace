package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.LocalDate;
import java.util.Map;

/**
 * One future.
 *
 * @param symbol the root symbol that was asked for
 * @param conid the contract
 * @param underlyingConid what it is a future of
 * @param expiration its last day
 * @param lastTrading the last day that it is traded; may be another (quirk 87)
 * @param fields everything else, by IBKR's own names
 */
public record Future(
        String symbol,
        long conid,
        Long underlyingConid,
        @JsonDeserialize(using = DateReader.class) LocalDate expiration,
        @JsonDeserialize(using = DateReader.class) LocalDate lastTrading,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> fields)
        implements IbkrMessage {}
