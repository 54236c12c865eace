package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a contract is ({@code contract/info}, {@code contract/derivatives}).
 *
 * @param conid the contract
 * @param symbol the ticker
 * @param companyName the company; null if IBKR does not say
 * @param secType STK, OPT, FUT, FOP, CASH, BOND and so on
 * @param currency the currency of its prices
 * @param exchange where an order goes that names no exchange
 * @param validExchanges where it may be routed
 * @param right C or P of an option; null of others
 * @param strike the strike of an option; null of others
 * @param maturity the last day; null of a stock
 * @param multiplier how many of the underlying one is; null if IBKR does not say
 * @param tradingClass IBKR's class
 * @param fields everything else, by IBKR's own names
 */
public record ContractDetails(
        long conid,
        String symbol,
        String companyName,
        String secType,
        String currency,
        String exchange,
        List<String> validExchanges,
        String right,
        BigDecimal strike,
        @JsonDeserialize(using = DateReader.class) LocalDate maturity,
        BigDecimal multiplier,
        String tradingClass,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> fields)
        implements IbkrMessage {}
