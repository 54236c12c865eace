package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;

/**
 * What a contract is, and how it may be traded ({@code contract/info-and-rules}, {@code contract/rules}).
 *
 * @param conid the contract
 * @param symbol the ticker
 * @param companyName the company
 * @param secType STK, OPT, FUT, FOP, CASH, BOND and so on
 * @param currency the currency of its prices
 * @param exchange where an order goes that names no exchange
 * @param validExchanges where it may be routed
 * @param increments how far apart its prices are, the lowest prices first; empty if IBKR does not tell
 * @param negativePrices whether it may be traded at prices below zero; null if IBKR does not tell
 * @param orderTypes what is possible now, in a spelling of its own such as {@code stop_limit} (quirk 77)
 * @param fields everything else, by IBKR's own names; what it calls rules is not nested
 */
public record ContractRules(
        long conid,
        String symbol,
        String companyName,
        String secType,
        String currency,
        String exchange,
        List<String> validExchanges,
        List<PriceIncrement> increments,
        Boolean negativePrices,
        List<String> orderTypes,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> fields)
        implements IbkrMessage {}
