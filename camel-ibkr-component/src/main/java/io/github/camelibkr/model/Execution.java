package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One fill (topic {@code str}).
 *
 * @param executionId IBKR's id: the key of everything about a fill
 * @param corrects the id of the execution that this one takes the place of, if it does: IBKR corrects one by another
 *     whose id differs in the digits after the last dot only
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
        String corrects,
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
        implements IbkrMessage {

    /** This copy, and what only an earlier copy of the same execution has told. */
    public Execution orElse(Execution earlier) {
        Map<String, Object> all = new LinkedHashMap<>(earlier.fields);
        all.putAll(fields);
        return new Execution(
                executionId,
                corrects,
                or(accountId, earlier.accountId),
                or(orderId, earlier.orderId),
                or(clientOrderId, earlier.clientOrderId),
                or(conid, earlier.conid),
                or(symbol, earlier.symbol),
                or(secType, earlier.secType),
                or(exchange, earlier.exchange),
                or(side, earlier.side),
                or(size, earlier.size),
                or(price, earlier.price),
                or(commission, earlier.commission),
                or(netAmount, earlier.netAmount),
                or(position, earlier.position),
                or(description, earlier.description),
                Collections.unmodifiableMap(all),
                or(time, earlier.time));
    }

    private static <T> T or(T value, T other) {
        return value == null ? other : value;
    }
}
