package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

/** Bars as {@code /iserver/marketdata/history} shows them. */
final class HistoryView {

    static final DateTimeFormatter START_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final int ROUND_LOT = 100;

    private HistoryView() {}

    static ObjectNode of(String serverId, Contract contract, List<Bar> bars, ChartRequest wanted, TradingHours hours) {
        Instant start = bars.get(0).start();
        Bar high = bars.stream().max(Comparator.comparing(Bar::high)).orElseThrow();
        Bar low = bars.stream().min(Comparator.comparing(Bar::low)).orElseThrow();
        BigDecimal factor = BigDecimal.TEN.pow(contract.decimals());
        ObjectNode body = Json.object()
                .put("serverId", serverId)
                .put("symbol", contract.symbol())
                .put("text", contract.companyName())
                .put("priceFactor", factor.intValueExact())
                .put("startTime", START_TIME.format(start))
                .put("high", extreme(high.high(), factor, high, start))
                .put("low", extreme(low.low(), factor, low, start))
                .put("timePeriod", wanted.period())
                .put("barLength", wanted.bar().duration().toSeconds())
                .put("mdAvailability", "S")
                .put("mktDataDelay", 0)
                .put("outsideRth", wanted.outsideRth())
                .put("tradingDayDuration", hours.length().toMinutes())
                .put("volumeFactor", contract.isStock() ? ROUND_LOT : 1)
                .put("priceDisplayRule", 1)
                .put("priceDisplayValue", Integer.toString(contract.decimals()))
                .put("negativeCapable", false)
                .put("messageVersion", 2);
        ArrayNode data = body.putArray("data");
        bars.forEach(bar -> data.add(row(bar)));
        // One less than there are bars, in every recording.
        return body.put("points", bars.size() - 1).put("travelTime", 20);
    }

    static ObjectNode row(Bar bar) {
        ObjectNode row = Json.object();
        row.set("o", Json.decimal(bar.open()));
        row.set("c", Json.decimal(bar.close()));
        row.set("h", Json.decimal(bar.high()));
        row.set("l", Json.decimal(bar.low()));
        row.set("v", Json.decimal(bar.volume()));
        return row.put("t", bar.start().toEpochMilli());
    }

    /** {@code price/volume/minutes since the start}, the price as a whole number. */
    private static String extreme(BigDecimal price, BigDecimal factor, Bar bar, Instant start) {
        return price.multiply(factor).toBigInteger() + "/" + bar.volume().toPlainString() + "/"
                + Duration.between(start, bar.start()).toMinutes();
    }
}
