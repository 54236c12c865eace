package io.github.camelibkr.simulator.ledger;

import java.math.BigDecimal;
import java.time.Instant;

/** One accepted order with its latest state; {@code clientOrderId} is the cOID, or null if none was sent. */
public record OrderEntry(
        long orderId,
        String clientOrderId,
        String account,
        long conid,
        String symbol,
        String side,
        String orderType,
        BigDecimal quantity,
        BigDecimal filled,
        BigDecimal averagePrice,
        String status,
        Instant placedAt) {}
