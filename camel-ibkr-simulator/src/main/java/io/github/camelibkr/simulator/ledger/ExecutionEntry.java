package io.github.camelibkr.simulator.ledger;

import java.math.BigDecimal;
import java.time.Instant;

/** One execution; {@code clientOrderId} is the cOID of its order, or null. */
public record ExecutionEntry(
        String executionId,
        long orderId,
        String clientOrderId,
        String account,
        long conid,
        String side,
        BigDecimal size,
        BigDecimal price,
        BigDecimal commission,
        Instant at) {}
