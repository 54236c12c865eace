package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An order to place. In JSON the names are those below; IBKR's own spellings {@code acctId}, {@code cOID} and
 * {@code outsideRTH} are understood too.
 *
 * <p>With {@code children} it is a bracket: they become live once it is filled, and of them one fill cancels the others.
 * With {@code oca} it is a group of which one fill cancels the others, and nothing but that: what stands beside
 * {@code oca} is not an order. What a child or an order of a group does not say of its contract, {@code quantity} and
 * {@code tif} is what stands around it.
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
 * @param allocationMethod how an adviser's group shares it
 * @param jsonPayload how an adviser's accounts share it: {@code allocation_profile}
 * @param customerAccount the customer, of an omnibus account
 * @param isProCustomer whether that customer is a professional
 * @param manualOrderTime when a broker took it by hand, in seconds since 1970
 * @param deactivated saves it at IBKR without sending it to an exchange
 * @param taxOptimizerId the tax lots to sell
 * @param children the other orders of a bracket, which close what this one opens
 * @param oca the orders of a group: one cancels all
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
        Map<String, Object> strategyParameters,
        String allocationMethod,
        Map<String, Object> jsonPayload,
        String customerAccount,
        Boolean isProCustomer,
        Long manualOrderTime,
        Boolean deactivated,
        String taxOptimizerId,
        List<OrderRequest> children,
        List<OrderRequest> oca)
        implements IbkrMessage {

    /** Keeps lists that nobody changes. */
    public OrderRequest {
        children = children == null ? null : List.copyOf(children);
        oca = oca == null ? null : List.copyOf(oca);
    }

    /** An empty builder. */
    public static OrderRequestBuilder builder() {
        return new OrderRequestBuilder();
    }

    /** A builder that starts from this order. */
    public OrderRequestBuilder toBuilder() {
        return new OrderRequestBuilder(this);
    }

    /**
     * The orders that are sent, in their order: this one and its children, or the orders of its group, or this one alone.
     */
    public List<OrderRequest> legs() {
        if (oca != null) {
            return oca;
        }
        return children == null
                ? List.of(this)
                : Stream.concat(Stream.of(this), children.stream()).toList();
    }

    /** How people call one of the {@link #legs()}, counted from 0: parent, child 1, or order 1; null if it is alone. */
    public String legName(int index) {
        if (oca != null) {
            return "order " + (index + 1);
        }
        return children == null ? null : index == 0 ? "parent" : "child " + index;
    }
}
