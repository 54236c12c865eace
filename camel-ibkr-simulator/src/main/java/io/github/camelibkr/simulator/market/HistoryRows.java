package io.github.camelibkr.simulator.market;

import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** REST of the bars; five requests at a time. */
public final class HistoryRows {

    private final Market market;
    private final Charts charts;
    private final ChartSlots slots;
    private final Time time;
    private final Duration delay;

    /** Serves bars of this market; an answer takes {@code delay}. */
    public HistoryRows(Market market, Charts charts, ChartSlots slots, Time time, Duration delay) {
        this.market = market;
        this.charts = charts;
        this.slots = slots;
        this.time = time;
        this.delay = delay;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(Row.get("/iserver/marketdata/history", this::history));
    }

    private Answer history(Request request) {
        long conid = MarketDataTopic.conid(request.list("conid").get(0));
        if (!market.knows(conid)) {
            throw new Refusal(Answer.error(500, "No data."));
        }
        ChartRequest wanted = wanted(conid, request, "source");
        Span period = span(wanted.period());
        if (!slots.take()) {
            return Answer.error(429, "Too many requests");
        }
        time.after(delay, slots::free);
        return Answer.ok(charts.draw(wanted, period, slots.nextServerId())).after(delay);
    }

    /** What the query asks for; the parameter of the price has different names. */
    static ChartRequest wanted(long conid, Request request, String source) {
        Span bar = span(request.list("bar").get(0));
        if (request.query("direction", "-1").equals("1") || bar.unit().equals("y")) {
            throw unavailable();
        }
        return new ChartRequest(
                conid,
                request.query("period", "1w"),
                bar,
                end(request),
                request.flag("outsideRth") || request.flag("outsideRTH"),
                BarSource.read(request.query(source, "")));
    }

    /** {@code startTime} is, in spite of its name, where the window ends. */
    private static Instant end(Request request) {
        String text = request.query("startTime", "");
        try {
            return text.isEmpty() ? null : HistoryView.START_TIME.parse(text, Instant::from);
        } catch (DateTimeParseException malformed) {
            throw unavailable();
        }
    }

    static Span span(String text) {
        return Span.read(text).orElseThrow(HistoryRows::unavailable);
    }

    private static Refusal unavailable() {
        return new Refusal(Answer.error(500, "Chart data unavailable"));
    }
}
