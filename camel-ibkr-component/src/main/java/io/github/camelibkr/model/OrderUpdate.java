package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The state of one order after an update: what changed now, and the last known value of everything else (topic
 * {@code sor}, {@code order/list}). The state is IBKR's word; a new order starts as {@code Inactive}, which does not
 * mean that it is dead (quirk 67).
 *
 * @param accountId the account
 * @param orderId IBKR's id; exceeds 32 bits (quirk 57)
 * @param clientOrderId the id that was sent with the order ({@code cOID}, IBKR's {@code order_ref}), if one was
 * @param conid the contract; null in a row that names none and that no earlier row preceded
 * @param symbol the ticker
 * @param secType STK, OPT, FUT, CASH and so on
 * @param exchange the listing exchange
 * @param currency the currency
 * @param side BUY or SELL
 * @param orderType IBKR's text: Limit, Market and so on
 * @param status Inactive, PendingSubmit, PreSubmitted, Submitted, Filled, PendingCancel, PreCancelled, Cancelled,
 *     WarnState
 * @param ccpStatus the second state, differently spelled
 * @param totalSize the whole size
 * @param filled how much is filled
 * @param remaining how much is not
 * @param price the limit or stop price; null for a market order
 * @param avgPrice the average price of the fills
 * @param tif IBKR's text; {@code CLOSE} means DAY (quirk 66)
 * @param description IBKR's sentence about the order
 * @param fields everything else, by IBKR's own names
 * @param changed the names that changed since the update that was delivered before this one
 * @param lastExecution the time IBKR calls last execution, in fact that of the last change
 */
public record OrderUpdate(
        String accountId,
        long orderId,
        String clientOrderId,
        Long conid,
        String symbol,
        String secType,
        String exchange,
        String currency,
        String side,
        String orderType,
        String status,
        String ccpStatus,
        BigDecimal totalSize,
        BigDecimal filled,
        BigDecimal remaining,
        BigDecimal price,
        BigDecimal avgPrice,
        String tif,
        String description,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> fields,
        List<String> changed,
        @JsonDeserialize(using = InstantReader.class) Instant lastExecution)
        implements IbkrMessage {}
