package io.github.camelibkr.simulator.market;

import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** REST of the bars; five requests at a time. */
public final class HistoryRows {

    private static final int SLOTS = 5;

    private final Market market;
    private final Time time;
    private final long seed;
    private final Duration delay;
    private int busy;

    /** Serves bars of this market; an answer takes {@code delay}. */
    public HistoryRows(Market market, Time time, long seed, Duration delay) {
        this.market = market;
        this.time = time;
        this.seed = seed;
        this.delay = delay;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(Row.get("/iserver/marketdata/history", this::history));
    }

    private Answer history(Request request) {
        if (busy == SLOTS) {
            return Answer.error(429, "Too many requests");
        }
        Answer answer = bars(request).after(delay);
        busy++;
        time.after(delay, () -> busy--);
        return answer;
    }

    private Answer bars(Request request) {
        long conid = MarketDataTopic.conid(request.list("conid").get(0));
        if (!market.knows(conid)) {
            throw new Refusal(Answer.error(500, "No data."));
        }
        String period = request.query("period", "1w");
        Span bar = span(request.list("bar").get(0));
        if (request.query("direction", "-1").equals("1") || bar.unit().equals("y")) {
            throw unavailable();
        }
        Contract contract = market.quote(conid).contract();
        boolean outsideRth = request.flag("outsideRth");
        TradingHours hours = TradingHours.of(contract, outsideRth);
        List<Bar> bars = new ArrayList<>(
                new History(new PricePath(contract, seed), hours).bars(span(period), bar, end(request)));
        if (request.query("startTime", "").isEmpty()) {
            bars.add(bars.remove(bars.size() - 1).closedAt(market.lastPrice(conid)));
        }
        return Answer.ok(HistoryView.of(contract, bars, period, bar, hours, outsideRth));
    }

    /** {@code startTime} is, in spite of its name, where the window ends. */
    private Instant end(Request request) {
        String text = request.query("startTime", "");
        try {
            return text.isEmpty() ? time.now() : HistoryView.START_TIME.parse(text, Instant::from);
        } catch (DateTimeParseException malformed) {
            throw unavailable();
        }
    }

    private static Span span(String text) {
        return Span.read(text).orElseThrow(HistoryRows::unavailable);
    }

    private static Refusal unavailable() {
        return new Refusal(Answer.error(500, "Chart data unavailable"));
    }
}
