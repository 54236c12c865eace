package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Bars of this market, as REST and websocket are asked for them. */
public final class Bars {

    private final Market market;
    private final Time time;
    private final long seed;

    /** Makes bars that end at the market's last prices. */
    public Bars(Market market, Time time, long seed) {
        this.market = market;
        this.time = time;
        this.seed = seed;
    }

    /** Whether there are bars of a contract. */
    boolean knows(long conid) {
        return market.knows(conid);
    }

    /**
     * Bars of a period; refused where the gateway has none.
     *
     * @param end where the window ends, as {@code yyyyMMdd-HH:mm:ss}; empty for now
     */
    ObjectNode of(long conid, String period, String length, boolean outsideRth, String end) {
        if (!market.knows(conid)) {
            throw new Refusal(Answer.error(500, "No data."));
        }
        Span bar = span(length);
        if (bar.unit().equals("y")) {
            throw unavailable();
        }
        Contract contract = market.quote(conid).contract();
        TradingHours hours = TradingHours.of(contract, outsideRth);
        List<Bar> bars =
                new ArrayList<>(new History(new PricePath(contract, seed), hours).bars(span(period), bar, end(end)));
        if (end.isEmpty()) {
            bars.add(bars.remove(bars.size() - 1).closedAt(market.lastPrice(conid)));
        }
        return HistoryView.of(contract, bars, period, bar, hours, outsideRth);
    }

    static Refusal unavailable() {
        return new Refusal(Answer.error(500, "Chart data unavailable"));
    }

    private Instant end(String text) {
        try {
            return text.isEmpty() ? time.now() : HistoryView.START_TIME.parse(text, Instant::from);
        } catch (DateTimeParseException malformed) {
            throw unavailable();
        }
    }

    private static Span span(String text) {
        return Span.read(text).orElseThrow(Bars::unavailable);
    }
}
