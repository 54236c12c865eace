package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What an account holds in one contract. The three ways to ask for it name the same things differently; here they are one.
 *
 * @param accountId the account
 * @param conid the contract; IBKR writes it as text or as a number (quirk 79)
 * @param symbol the ticker; null until IBKR has looked it up (quirk 45)
 * @param description IBKR's description
 * @param secType STK, OPT, FUT and so on
 * @param position how many; negative if sold short
 * @param marketPrice the price of one now
 * @param marketValue what all of it is worth
 * @param averageCost paid for one, with the multiplier and commissions
 * @param averagePrice paid for one
 * @param realizedPnl profit or loss that is realised
 * @param unrealizedPnl profit or loss of what is held
 * @param currency the currency of all these amounts
 * @param model the adviser's model; null without one
 * @param fields everything else, by IBKR's own names
 */
public record Position(
        String accountId,
        long conid,
        String symbol,
        String description,
        String secType,
        BigDecimal position,
        BigDecimal marketPrice,
        BigDecimal marketValue,
        BigDecimal averageCost,
        BigDecimal averagePrice,
        BigDecimal realizedPnl,
        BigDecimal unrealizedPnl,
        String currency,
        String model,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> fields)
        implements IbkrMessage {}
