package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.catalogue.Parameter.Type;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.HistoryReader;
import io.github.camelibkr.model.RequestFailedException;
import io.github.camelibkr.model.Values;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Bars of a time that one answer does not hold: IBKR gives 1,000 at most (quirk 91), so they are asked page by page, from
 * the newest backwards, where a page ends before the oldest bar that is known. How much time 1,000 bars span differs by
 * contract and hours, so the pages so far tell how long the next may be. An answer that is full may have left bars out,
 * at whichever end: it is asked again for half the time. Not thread-safe: one page after the other.
 */
final class HistoryPages {

    /** What one answer holds at most. */
    static final int FULL = 1_000;

    /** So many are asked for, to stay below. */
    private static final int WANTED = 950;

    private final Arguments arguments;
    private final Function<Arguments, CompletionStage<JsonNode>> ask;
    private final Instant from;
    private final Instant until;
    private final Duration bar;
    /** No page is shorter: an empty one must be longer than a bar, or nothing would be gained by it. */
    private final Duration shortest;
    /** Bars that begin here or later are known, or there are none. */
    private Instant end;

    private Duration window;
    /** What was too long once is not tried again, unless there is nothing for a long time; null: nothing was. */
    private Duration tooLong;

    private long known;
    private int emptyPages;
    /** What the newest page says beside its bars; null before it has come. */
    private ObjectNode newest;

    /**
     * Nothing is asked yet.
     *
     * @param arguments with {@code bar}, perhaps {@code startTime}, which is where the time ends
     * @param from where it begins
     * @param now where it ends without {@code startTime}
     */
    HistoryPages(Arguments arguments, Instant from, Instant now, Function<Arguments, CompletionStage<JsonNode>> ask) {
        this.arguments = arguments;
        this.ask = ask;
        this.from = from;
        String last = arguments.get("startTime");
        this.until = last == null ? now : Instant.parse(last);
        this.end = until;
        this.bar = BarSpan.read(arguments.get("bar"));
        this.shortest = BarSpan.covering(bar.multipliedBy(2));
        this.window = within(bar.multipliedBy(WANTED));
    }

    /** All bars as one answer, the oldest first. */
    CompletionStage<JsonNode> all() {
        return all(new ArrayList<>());
    }

    private CompletionStage<JsonNode> all(List<Collection<JsonNode>> pages) {
        if (isOver()) {
            return CompletableFuture.completedFuture(joined(pages));
        }
        return next().thenCompose(page -> {
            pages.add(page);
            return all(pages);
        });
    }

    private JsonNode joined(List<Collection<JsonNode>> pages) {
        List<JsonNode> bars = new ArrayList<>();
        pages.forEach(bars::addAll);
        ObjectNode answer = newest == null ? JsonNodeFactory.instance.objectNode() : newest;
        ArrayNode data = answer.putArray("data");
        for (int i = bars.size() - 1; i >= 0; i--) {
            data.add(bars.get(i));
        }
        // as IBKR counts them (quirk 91)
        answer.put("points", Math.max(0, bars.size() - 1));
        if (!bars.isEmpty()) {
            answer.put("startTime", Type.MOMENT.spell(moment(data.get(0)).toString()));
        }
        return answer;
    }

    /** The bars of the next page, the newest first; possibly none, without being over. */
    CompletionStage<Collection<JsonNode>> next() {
        Arguments page = arguments.copy().with("startTime", end.toString()).with("period", BarSpan.spell(window));
        return ask.apply(page)
                .handle((json, failure) -> {
                    if (failure == null) {
                        return taken(json);
                    }
                    if (Causes.of(failure) instanceof RequestFailedException refused && saysNoData(refused)) {
                        return CompletableFuture.completedFuture(nothing());
                    }
                    return CompletableFuture.<Collection<JsonNode>>failedFuture(failure);
                })
                .thenCompose(bars -> bars);
    }

    /** What volumes must be multiplied with, once a page has come. */
    BigDecimal volumeFactor() {
        return HistoryReader.volumeFactor(newest);
    }

    boolean isOver() {
        return !end.isAfter(from);
    }

    /** Quirk 92. */
    private static boolean saysNoData(RequestFailedException refused) {
        return String.valueOf(refused.reason()).contains("No data");
    }

    private CompletableFuture<Collection<JsonNode>> taken(JsonNode json) {
        JsonNode data = json.path("data");
        if (data.size() >= FULL && window.compareTo(shortest) > 0) {
            tooLong = window;
            window = within(window.dividedBy(2));
            return CompletableFuture.completedFuture(List.of());
        }
        NavigableMap<Instant, JsonNode> bars = new TreeMap<>();
        for (JsonNode row : data) {
            if (!row.path("t").isIntegralNumber()) {
                return failed("a bar that does not say when it begins", "ask again");
            }
            bars.put(moment(row), row);
        }
        NavigableMap<Instant, JsonNode> older = bars.headMap(end, false);
        if (older.isEmpty()) {
            // the bar that stands at the end may be told again; later ones mean that nobody listens
            return bars.isEmpty() || bars.lastKey().isBefore(end.plus(bar))
                    ? CompletableFuture.completedFuture(nothing())
                    : failed(
                            "bars from " + bars.firstKey() + " on, though those before " + end + " were asked for",
                            "the bars from " + from + " on are not all known");
        }
        emptyPages = 0;
        known += older.size();
        end = older.firstKey();
        window = within(Duration.between(end, until).multipliedBy(WANTED).dividedBy(known));
        BigDecimal factor = HistoryReader.volumeFactor(json);
        if (newest == null) {
            newest = head(json);
        } else if (factor.compareTo(volumeFactor()) != 0) {
            older.values().forEach(row -> rescale((ObjectNode) row, factor));
        }
        return CompletableFuture.completedFuture(
                older.tailMap(from, true).descendingMap().values());
    }

    private static CompletableFuture<Collection<JsonNode>> failed(String answered, String advice) {
        return CompletableFuture.failedFuture(new RequestFailedException("marketdata/history", 200, answered, advice));
    }

    /** What is true of all pages. */
    private static ObjectNode head(JsonNode json) {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        json.properties().forEach(entry -> head.set(entry.getKey(), entry.getValue()));
        return head.remove(List.of("data", "startTime", "timePeriod", "high", "low"));
    }

    private void rescale(ObjectNode row, BigDecimal factor) {
        BigDecimal volume = Values.decimal(row.get("v"));
        if (volume != null) {
            row.set("v", DecimalNode.valueOf(volume.multiply(factor).divide(volumeFactor(), MathContext.DECIMAL64)));
        }
    }

    /**
     * There was no trading in that time, or not yet any: what lies before it is asked for, and more and more of it. A bar
     * that began before that time and reaches into it must be whole.
     */
    private Collection<JsonNode> nothing() {
        Instant begins = end.minus(window);
        end = begins.isAfter(from) ? begins.plus(bar) : from;
        emptyPages++;
        if (emptyPages > 1) {
            tooLong = null;
            window = BarSpan.covering(window.multipliedBy(2));
        }
        window = within(window);
        return List.of();
    }

    /** A length that IBKR takes, not longer than this, nor than what is still wanted, and not what was too long. */
    private Duration within(Duration length) {
        Duration most = length;
        if (tooLong != null && most.compareTo(tooLong) >= 0) {
            most = tooLong.multipliedBy(3).dividedBy(4);
        }
        Duration left = BarSpan.covering(Duration.between(from, end));
        most = BarSpan.within(most.compareTo(left) < 0 ? most : left);
        return most.compareTo(shortest) < 0 ? shortest : most;
    }

    private static Instant moment(JsonNode bar) {
        return Instant.ofEpochMilli(bar.path("t").asLong());
    }
}
