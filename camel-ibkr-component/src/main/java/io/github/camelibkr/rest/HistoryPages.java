package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.HistoryReader;
import io.github.camelibkr.model.RequestFailedException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Bars of a time that one answer does not hold: IBKR gives 1,000 at most (quirk 91), so they are asked page by page, from
 * the newest backwards, where a page ends before the oldest bar that is known. How much time 1,000 bars span differs by
 * contract and hours, so each page tells how long the next may be. An answer that is full may have left bars out, at
 * whichever end: it is asked again for half the time.
 */
final class HistoryPages {

    /** What one answer holds at most. */
    static final int FULL = 1_000;

    /** So many are asked for, to stay below. */
    private static final int WANTED = 950;

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(15 * 365);

    private final Arguments arguments;
    private final Function<Arguments, CompletionStage<JsonNode>> ask;
    private final Instant from;
    /** Where the next page ends; null: now. */
    private Instant end;

    private Duration window;
    /** What was too long once; it is not tried again. */
    private Duration tooLong = LONGEST.plusDays(1);

    private boolean over;
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
        String until = arguments.get("startTime");
        this.end = until == null ? now : Instant.parse(until);
        this.window = within(BarSpan.read(arguments.get("bar")).multipliedBy(WANTED));
    }

    /** All bars as one answer, the oldest first. */
    CompletionStage<JsonNode> all() {
        return all(new ArrayList<>());
    }

    private CompletionStage<JsonNode> all(List<JsonNode> bars) {
        return next().thenCompose(page -> {
            bars.addAll(page);
            if (!over) {
                return all(bars);
            }
            bars.sort(Comparator.comparingLong(HistoryPages::time));
            ObjectNode answer = newest;
            ArrayNode data = answer.putArray("data");
            bars.forEach(data::add);
            answer.put("points", bars.size());
            answer.remove(List.of("startTime", "timePeriod", "high", "low"));
            return CompletableFuture.completedFuture(answer);
        });
    }

    /** The bars of the next page, the newest first; possibly none, without being over. */
    CompletionStage<List<JsonNode>> next() {
        Arguments page = arguments.copy().with("startTime", end.toString()).with("period", BarSpan.spell(window));
        return ask.apply(page)
                .handle((json, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(taken(json));
                    }
                    if (Causes.of(failure) instanceof RequestFailedException refused && saysNoData(refused)) {
                        return CompletableFuture.completedFuture(nothing());
                    }
                    return CompletableFuture.<List<JsonNode>>failedFuture(failure);
                })
                .thenCompose(bars -> bars);
    }

    /** What volumes must be multiplied with, once a page has come. */
    BigDecimal volumeFactor() {
        return HistoryReader.volumeFactor(newest);
    }

    boolean isOver() {
        return over;
    }

    /** Quirk 92. */
    private static boolean saysNoData(RequestFailedException refused) {
        return String.valueOf(refused.getMessage()).contains("No data");
    }

    private List<JsonNode> taken(JsonNode json) {
        List<JsonNode> bars = new ArrayList<>();
        json.path("data").forEach(bars::add);
        if (bars.size() >= FULL && window.compareTo(SHORTEST) > 0) {
            tooLong = window;
            window = window.dividedBy(2);
            return List.of();
        }
        if (newest == null) {
            newest = json.deepCopy();
        }
        bars.removeIf(row -> time(row) >= end.toEpochMilli());
        if (bars.isEmpty()) {
            return nothing();
        }
        bars.sort(Comparator.comparingLong(HistoryPages::time).reversed());
        Instant oldest = Instant.ofEpochMilli(time(bars.get(bars.size() - 1)));
        // the time that so many bars span, with nights and weekends
        Duration spanned = Duration.between(oldest, end);
        window = within(spanned.multipliedBy(WANTED).dividedBy(bars.size()));
        end = oldest;
        over = !end.isAfter(from);
        bars.removeIf(row -> time(row) < from.toEpochMilli());
        return bars;
    }

    /** There was no trading in that time, or not yet any: what lies before it is asked for, and more of it. */
    private List<JsonNode> nothing() {
        end = end.minus(window);
        window = within(window.multipliedBy(2));
        over = !end.isAfter(from);
        if (newest == null) {
            newest = JsonNodeFactory.instance.objectNode();
        }
        return List.of();
    }

    private Duration within(Duration length) {
        Duration most =
                length.compareTo(tooLong) < 0 ? length : tooLong.multipliedBy(3).dividedBy(4);
        return most.compareTo(SHORTEST) < 0 ? SHORTEST : most;
    }

    private static long time(JsonNode bar) {
        return bar.path("t").asLong();
    }
}
