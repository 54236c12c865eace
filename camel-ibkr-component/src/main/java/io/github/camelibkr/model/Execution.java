package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * One fill (topic {@code str}).
 *
 * @param executionId IBKR's id: the key of everything about a fill
 * @param accountId the account
 * @param orderId the order's id; exceeds 32 bits (quirk 57)
 * @param clientOrderId the id that was sent with the order ({@code cOID}, IBKR's {@code order_ref}), if one was
 * @param conid the contract
 * @param symbol the ticker
 * @param secType STK, OPT, FUT, CASH and so on
 * @param exchange where it was filled
 * @param side B bought, S sold, N netting of event contracts (quirk 68)
 * @param size how much
 * @param price at which price
 * @param commission null in a copy that came before the commission was known
 * @param netAmount size times price
 * @param position the position afterwards, if told
 * @param description IBKR's sentence about the fill
 * @param fields everything else, by IBKR's own names
 * @param time when it was filled
 */
public record Execution(
        String executionId,
        String accountId,
        Long orderId,
        String clientOrderId,
        Long conid,
        String symbol,
        String secType,
        String exchange,
        String side,
        BigDecimal size,
        BigDecimal price,
        BigDecimal commission,
        BigDecimal netAmount,
        BigDecimal position,
        String description,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> fields,
        @JsonDeserialize(using = InstantReader.class) Instant time)
        implements IbkrMessage {}
