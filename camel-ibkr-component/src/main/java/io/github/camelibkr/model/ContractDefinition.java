package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What one contract is.
 *
 * @param conid the contract
 * @param symbol the ticker
 * @param name the company, or the underlying
 * @param secType STK, OPT, FUT, CASH and so on
 * @param currency in which it is priced
 * @param multiplier how many units of the underlying one contract stands for; 0 for what stands for itself
 * @param exchange the listing exchange
 * @param fields everything else, by IBKR's own names: expiry, strike, sector
 */
public record ContractDefinition(
        long conid,
        String symbol,
        String name,
        String secType,
        String currency,
        BigDecimal multiplier,
        String exchange,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> fields)
        implements IbkrMessage {}
