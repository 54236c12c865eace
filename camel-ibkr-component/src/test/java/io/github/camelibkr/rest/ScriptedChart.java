package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.model.RequestFailedException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** A chart without a wire: bars of one contract, and a gateway that shows them in one of the ways that are thinkable. */
final class ScriptedChart {

    /** What a full answer leaves out. */
    enum Keeps {
        NEWEST,
        OLDEST
    }

    /** What a period is. */
    enum Period {
        /** Time that passes: it may hold nothing. */
        OF_THE_CALENDAR,
        /** Bars in which there was trading: as many as there would be in so much time. */
        OF_TRADING
    }

    record Asked(Instant end, Duration period, String words) {}

    private final NavigableSet<Instant> times = new TreeSet<>();
    private final Duration bar;
    private final Keeps keeps;
    private final Period period;
    final List<Asked> asked = new ArrayList<>();
    /** Every bar is told so often. */
    int copies = 1;
    /** So many bars from after the end are told, too. */
    int overlap;
    /** What volumes of an answer are to be multiplied with. */
    BigDecimal volumeFactor = BigDecimal.ONE;

    ScriptedChart(Duration bar, Keeps keeps, Period period) {
        this.bar = bar;
        this.keeps = keeps;
        this.period = period;
    }

    /** Bars from one moment to another where there is trading. */
    ScriptedChart trades(Instant from, Instant until, Predicate<Instant> open) {
        for (Instant time = from; time.isBefore(until); time = time.plus(bar)) {
            if (open.test(time)) {
                times.add(time);
            }
        }
        return this;
    }

    /** When the bars since a moment begin, the oldest first. */
    List<Instant> since(Instant from, Instant until) {
        return new ArrayList<>(times.subSet(from, true, until, false));
    }

    CompletionStage<JsonNode> answer(Arguments arguments) {
        Instant end = Instant.parse(arguments.get("startTime"));
        String words = arguments.get("period");
        Duration length = BarSpan.read(words);
        asked.add(new Asked(end, length, words));
        List<Instant> shown = new ArrayList<>(window(end, length));
        if (shown.isEmpty()) {
            return CompletableFuture.failedFuture(new RequestFailedException("marketdata/history", 500, "No data."));
        }
        if (shown.size() > HistoryPages.FULL) {
            int from = keeps == Keeps.OLDEST ? 0 : shown.size() - HistoryPages.FULL;
            shown = shown.subList(from, from + HistoryPages.FULL);
        }
        shown.addAll(times.tailSet(end, true).stream().limit(overlap).toList());
        return CompletableFuture.completedFuture(json(shown));
    }

    private NavigableSet<Instant> window(Instant end, Duration length) {
        NavigableSet<Instant> before = times.headSet(end, false);
        if (period == Period.OF_THE_CALENDAR) {
            return before.tailSet(end.minus(length), true);
        }
        return new TreeSet<>(before.descendingSet().stream()
                .limit(Math.max(1, length.dividedBy(bar)))
                .toList());
    }

    private ObjectNode json(List<Instant> shown) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("symbol", "AAPL")
                .put("startTime", "20260101-00:00:00")
                .put("timePeriod", "1d")
                .put("high", "1/2/3")
                .put("volumeFactor", volumeFactor);
        ArrayNode data = json.putArray("data");
        for (Instant time : shown) {
            for (int copy = 0; copy < copies; copy++) {
                data.add(bar(time));
            }
        }
        return json;
    }

    private static ObjectNode bar(Instant time) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("t", time.toEpochMilli())
                .put("o", 1)
                .put("h", 2)
                .put("l", 1)
                .put("c", 2)
                .put("v", 100);
    }
}
