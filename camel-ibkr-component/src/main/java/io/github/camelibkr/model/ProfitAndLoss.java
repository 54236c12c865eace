package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Profit and loss of one account and model (topic {@code spl}, {@code account/pnl}). All but {@code dailyPnl} and
 * {@code exactExcessLiquidity} come rounded to three or four digits from IBKR (quirk 94): exact values are in
 * {@code stream/ssd}.
 *
 * @param accountId the account
 * @param model the model; {@code Core} without one
 * @param dailyPnl since the last close
 * @param unrealizedPnl of what is held, rounded
 * @param netLiquidation what the account is worth, rounded
 * @param excessLiquidity rounded
 * @param exactExcessLiquidity the same, not rounded
 * @param marketValue of what is held, rounded
 * @param fields everything else, by IBKR's own names
 * @param changed the names that changed since the message before this one
 */
public record ProfitAndLoss(
        String accountId,
        String model,
        BigDecimal dailyPnl,
        BigDecimal unrealizedPnl,
        BigDecimal netLiquidation,
        BigDecimal excessLiquidity,
        BigDecimal exactExcessLiquidity,
        BigDecimal marketValue,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> fields,
        List<String> changed)
        implements IbkrMessage {}
