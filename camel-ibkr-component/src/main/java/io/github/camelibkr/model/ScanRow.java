package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Map;

/**
 * One contract that a scan has found.
 *
 * @param conid the contract
 * @param symbol the ticker; null at the data farm
 * @param companyName the company; null at the data farm
 * @param secType STK and so on; null at the data farm
 * @param exchange where it is listed; null at the data farm
 * @param value what it was ranked by, as IBKR writes it; often missing (quirk 101)
 * @param fields everything else, by IBKR's own names
 */
public record ScanRow(
        long conid,
        String symbol,
        String companyName,
        String secType,
        String exchange,
        String value,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> fields)
        implements IbkrMessage {}
