package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * What an account holds in one currency.
 *
 * @param cash the cash
 * @param settledCash the part of it that is settled
 * @param netLiquidation what all of it is worth
 * @param stockValue the market value of stocks
 * @param realizedPnl realised today
 * @param unrealizedPnl of what is held
 * @param interest accrued
 * @param dividends accrued
 * @param exchangeRate into the account's own currency
 * @param fields everything else, by IBKR's own names
 * @param time when IBKR computed it
 */
public record LedgerBalance(
        BigDecimal cash,
        BigDecimal settledCash,
        BigDecimal netLiquidation,
        BigDecimal stockValue,
        BigDecimal realizedPnl,
        BigDecimal unrealizedPnl,
        BigDecimal interest,
        BigDecimal dividends,
        BigDecimal exchangeRate,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> fields,
        @JsonDeserialize(using = InstantReader.class) Instant time)
        implements IbkrMessage {}
