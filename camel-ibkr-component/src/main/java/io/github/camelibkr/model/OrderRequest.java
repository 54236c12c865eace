package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.util.Map;

/**
 * An order to place. In JSON the names are those below; IBKR's own spellings {@code acctId}, {@code cOID} and
 * {@code outsideRTH} are understood too.
 *
 * @param accountId the account; may be left out if the endpoint names one
 * @param clientOrderId your id for this order, at most 64 characters: unique for 24 hours at IBKR, and the key by which
 *     an order is never sent twice
 * @param conid the contract, routed SMART; this or {@code conidex}
 * @param conidex {@code conid@EXCHANGE} for direct routing, or a combination (quirk 62)
 * @param secType {@code conid:TYPE}, rarely needed
 * @param side BUY or SELL
 * @param orderType LMT, MKT, STP, STOP_LIMIT, MIDPRICE, TRAIL, TRAILLMT, MOC, LOC, REL, MIT or LIT
 * @param tif DAY, GTC, IOC, OPG, PAX, OVT or OND
 * @param quantity units; this, {@code cashQty} or {@code fxQty}
 * @param cashQty an amount of money (quirk 73)
 * @param fxQty an amount of money to convert, with {@code isCcyConv}
 * @param price the limit; for STP and TRAIL the stop price; for MIDPRICE the cap
 * @param auxPrice the stop price of STOP_LIMIT and TRAILLMT
 * @param trailingType {@code amt} or {@code %}
 * @param trailingAmt how far to trail
 * @param outsideRth whether it may fill outside regular hours
 * @param allOrNone all or nothing
 * @param listingExchange defaults to SMART
 * @param ticker the symbol, for your own records
 * @param referrer free text
 * @param manualIndicator required for US futures and their options (quirk 65)
 * @param extOperator required for US futures and their options (quirk 65)
 * @param useAdaptive price management algo
 * @param isCcyConv a currency conversion
 * @param strategy an IB algo
 * @param strategyParameters its parameters
 */
@JsonDeserialize(builder = OrderRequestBuilder.class)
public record OrderRequest(
        String accountId,
        String clientOrderId,
        Long conid,
        String conidex,
        String secType,
        String side,
        String orderType,
        String tif,
        BigDecimal quantity,
        BigDecimal cashQty,
        BigDecimal fxQty,
        BigDecimal price,
        BigDecimal auxPrice,
        String trailingType,
        BigDecimal trailingAmt,
        Boolean outsideRth,
        Boolean allOrNone,
        String listingExchange,
        String ticker,
        String referrer,
        Boolean manualIndicator,
        String extOperator,
        Boolean useAdaptive,
        Boolean isCcyConv,
        String strategy,
        Map<String, Object> strategyParameters)
        implements IbkrMessage {

    /** An empty builder. */
    public static OrderRequestBuilder builder() {
        return new OrderRequestBuilder();
    }

    /** A builder that starts from this order. */
    public OrderRequestBuilder toBuilder() {
        return new OrderRequestBuilder(this);
    }
}
