package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What an account is worth, and what it may buy ({@code account/summary}). IBKR rounds to whole units of the currency.
 *
 * @param accountId the account
 * @param netLiquidation what all of it is worth
 * @param availableFunds what may be used for new orders
 * @param buyingPower what may be bought for it
 * @param excessLiquidity what is beyond the maintenance margin
 * @param cash all its cash
 * @param initialMargin needed to hold what it holds overnight
 * @param maintenanceMargin needed now
 * @param balances cash by currency; IBKR's sum over currencies is left out
 * @param fields everything else, by IBKR's own names
 */
public record AccountBalances(
        String accountId,
        BigDecimal netLiquidation,
        BigDecimal availableFunds,
        BigDecimal buyingPower,
        BigDecimal excessLiquidity,
        BigDecimal cash,
        BigDecimal initialMargin,
        BigDecimal maintenanceMargin,
        Map<String, CashBalance> balances,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> fields)
        implements IbkrMessage {}
