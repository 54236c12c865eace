package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.model.RequestFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Operations that answer page by page (quirk 111): without a {@code page} all pages are asked, until one is not full.
 * Rows that stood on an earlier page, as they do if a row before them is new, count once. A page of nothing else ends
 * the reading, too: some gateways give the same rows for every page.
 */
final class Pages {

    /** How pages are named, how many rows a full one has, where its rows are, and what makes two of them the same. */
    private record Paging(String parameter, int rows, Function<JsonNode, JsonNode> list, List<String> key) {

        /** Prices move between two pages, so a row is known by what does not change. */
        Object key(JsonNode row) {
            List<String> key =
                    key().stream().map(name -> row.path(name).asText()).toList();
            return key.stream().allMatch(String::isEmpty) ? row : key;
        }
    }

    private static final Map<String, Paging> PAGED = Map.of(
            "portfolio/positions",
            new Paging("pageId", 100, json -> json, List.of("acctId", "conid", "model")),
            "portfolio/allSubaccounts",
            new Paging(
                    "page", 20, json -> json.isArray() ? json : json.path("subaccounts"), List.of("id", "accountId")));

    /** No portfolio is as large: what goes on for so long goes on for ever. */
    private static final int MOST = 10_000;

    private final Operation operation;
    private final Paging paging;
    private final FirstAnswers.Trap trap;
    private final IntFunction<CompletionStage<JsonNode>> ask;
    private final Function<Duration, CompletionStage<?>> pause;
    /** The rows of each page, as they came last. */
    private final List<JsonNode> pages = new ArrayList<>();

    private final Set<Object> seen = new HashSet<>();

    private Pages(
            Operation operation,
            IntFunction<CompletionStage<JsonNode>> ask,
            Function<Duration, CompletionStage<?>> pause) {
        this.operation = operation;
        this.paging = PAGED.get(operation.name());
        this.trap = FirstAnswers.of(operation);
        this.ask = ask;
        this.pause = pause;
    }

    /** Whether all pages are wanted. */
    static boolean areWanted(Operation operation, Arguments arguments) {
        Paging paging = PAGED.get(operation.name());
        return paging != null && arguments.get(paging.parameter()) == null;
    }

    /**
     * All rows of all pages, as one list; those pages again that do not say yet what they could.
     *
     * @param ask asks for one page
     * @param pause lets so much time pass
     */
    static CompletionStage<JsonNode> all(
            Operation operation,
            Arguments arguments,
            Function<Arguments, CompletionStage<JsonNode>> ask,
            Function<Duration, CompletionStage<?>> pause) {
        String parameter = PAGED.get(operation.name()).parameter();
        Pages reading = new Pages(
                operation, page -> ask.apply(arguments.copy().with(parameter, Integer.toString(page))), pause);
        return reading.from(0).thenCompose(read -> reading.again(1)).thenApply(read -> reading.joined());
    }

    /** The pages from this one on. */
    private CompletionStage<?> from(int page) {
        return rows(page).thenCompose(rows -> {
            boolean news = false;
            for (JsonNode row : rows) {
                news |= seen.add(paging.key(row));
            }
            if (!news) {
                return CompletableFuture.completedFuture(null);
            }
            pages.add(rows);
            if (page == MOST) {
                return CompletableFuture.failedFuture(
                        new RequestFailedException(operation.name(), 200, "more than " + MOST + " pages"));
            }
            return rows.size() < paging.rows() ? CompletableFuture.completedFuture(null) : from(page + 1);
        });
    }

    /** IBKR looks up what is missing on all pages at the same time, so all are read before any is asked again. */
    private CompletionStage<?> again(int calls) {
        List<Integer> wanting = IntStream.range(0, pages.size())
                .filter(page -> trap.empty().test(pages.get(page)))
                .boxed()
                .toList();
        if (wanting.isEmpty() || calls == trap.calls()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletionStage<?> reading = pause.apply(trap.pause());
        for (int page : wanting) {
            reading = reading.thenCompose(over -> rows(page)).thenAccept(rows -> pages.set(page, rows));
        }
        return reading.thenCompose(over -> again(calls + 1));
    }

    private CompletionStage<JsonNode> rows(int page) {
        return ask.apply(page).thenCompose(json -> {
            JsonNode rows = paging.list().apply(json);
            return rows.isArray()
                    ? CompletableFuture.completedFuture(rows)
                    : CompletableFuture.failedFuture(
                            new RequestFailedException(operation.name(), 200, "page " + page + " in no known form"));
        });
    }

    private JsonNode joined() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        Set<Object> joined = new HashSet<>();
        for (JsonNode rows : pages) {
            rows.forEach(row -> {
                if (joined.add(paging.key(row))) {
                    all.add(row);
                }
            });
        }
        return all;
    }
}
