package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The state of one contract's market after an update: what changed now, and the last known value of everything else
 * (topic {@code smd}, snapshots). Prices, sizes and percentages are exact; what the gateway has not told is null.
 *
 * @param conid the contract
 * @param conidEx the contract as it was asked for, with {@code @EXCHANGE} if given
 * @param symbol the ticker
 * @param last the last trade's price, or the previous close if {@code lastIsClose}
 * @param lastIsClose whether {@code last} is the previous close (IBKR's prefix C); null if there is no last
 * @param halted whether trading is halted (IBKR's prefix H); null if there is no last
 * @param bid the best bid
 * @param ask the best offer
 * @param lastSize the size of the last trade
 * @param bidSize the size at the bid
 * @param askSize the size at the offer
 * @param volume the day's volume; exact if field {@code volumeExact} is streamed, else as rounded by IBKR
 * @param open the day's open
 * @param high the day's high
 * @param low the day's low
 * @param close the day's close, once known
 * @param priorClose yesterday's close
 * @param change last minus prior close
 * @param changePercent the same in per cent: 0.56 means 0.56 %
 * @param mark the mark price
 * @param availability IBKR's letters (field 6509): first R real time, D delayed, Z frozen, Y frozen and delayed, N not
 *     subscribed (quirk 95)
 * @param timeliness what the first of these letters means
 * @param fields every other field, by the name in the dictionary, or by its number if the dictionary does not know it
 * @param changed the names of the fields that changed since the quote that was delivered before this one
 * @param updated when IBKR made the update
 */
public record Quote(
        long conid,
        String conidEx,
        String symbol,
        BigDecimal last,
        Boolean lastIsClose,
        Boolean halted,
        BigDecimal bid,
        BigDecimal ask,
        BigDecimal lastSize,
        BigDecimal bidSize,
        BigDecimal askSize,
        BigDecimal volume,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal priorClose,
        BigDecimal change,
        BigDecimal changePercent,
        BigDecimal mark,
        String availability,
        Timeliness timeliness,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> fields,
        List<String> changed,
        @JsonDeserialize(using = InstantReader.class) Instant updated)
        implements IbkrMessage {}
