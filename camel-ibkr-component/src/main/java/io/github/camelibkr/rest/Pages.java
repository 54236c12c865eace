package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.model.RequestFailedException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Operations that answer page by page (quirk 111): without a {@code page} all pages are asked, until one is not full.
 * Rows that stood on an earlier page, as they do if a row before them is new, count once. A page of nothing else ends
 * the reading, too: some gateways give the same rows for every page. If a row goes while the pages are read, all behind
 * it move up, and one moves onto a page that was read before; so what took more than one page is read until two readings
 * have found the same.
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
    /** Of all pages. What changes faster than it can be read so often is not known. */
    private static final int MOST_READINGS = 5;

    private final Operation operation;
    private final Paging paging;
    private final FirstAnswers.Trap trap;
    private final IntFunction<CompletionStage<JsonNode>> ask;
    private final Function<Duration, CompletionStage<?>> pause;

    /** All pages, once: each row by what makes it another. */
    private final class Reading {

        private final Map<Object, JsonNode> rows = new LinkedHashMap<>();
        private boolean isOnePage;

        CompletionStage<Reading> from(int page) {
            return page(page).thenCompose(read -> {
                int before = rows.size();
                read.forEach(row -> rows.putIfAbsent(paging.key(row), row));
                boolean isLast = read.size() < paging.rows();
                isOnePage = isLast && page == 0;
                if (isLast || rows.size() == before) {
                    return CompletableFuture.completedFuture(this);
                }
                return page < MOST
                        ? from(page + 1)
                        : CompletableFuture.failedFuture(
                                new RequestFailedException(operation.name(), 200, "more than " + MOST + " pages"));
            });
        }

        /** Whether nothing can have been missed. */
        boolean isWhole(Reading before) {
            return isOnePage || before != null && before.rows.keySet().equals(rows.keySet());
        }

        JsonNode joined() {
            return JsonNodeFactory.instance.arrayNode().addAll(rows.values());
        }
    }

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

    /** Whether it is a page behind the first: that may be empty, and nobody wonders. */
    static boolean isLater(Operation operation, Arguments arguments) {
        Paging paging = PAGED.get(operation.name());
        String page = paging == null ? null : arguments.get(paging.parameter());
        return page != null && !page.equals("0");
    }

    /**
     * All rows of all pages, as one list; all of them again while some do not say yet what they could.
     *
     * @param ask asks for one page
     * @param pause lets so much time pass
     * @return fails with {@link RequestFailedException} if the rows change so fast that it is not known what they are
     */
    static CompletionStage<JsonNode> all(
            Operation operation,
            Arguments arguments,
            Function<Arguments, CompletionStage<JsonNode>> ask,
            Function<Duration, CompletionStage<?>> pause) {
        String parameter = PAGED.get(operation.name()).parameter();
        Pages pages = new Pages(
                operation, page -> ask.apply(arguments.copy().with(parameter, Integer.toString(page))), pause);
        return pages.read(1, null);
    }

    /** {@code before}: what the reading before this one has found; null if this is the first. */
    private CompletionStage<JsonNode> read(int number, Reading before) {
        return new Reading().from(0).thenCompose(reading -> {
            JsonNode all = reading.joined();
            boolean isMute = number < trap.calls() && trap.empty().test(all);
            if (!isMute && reading.isWhole(before)) {
                return CompletableFuture.completedFuture(all);
            }
            if (number == MOST_READINGS) {
                return CompletableFuture.failedFuture(new RequestFailedException(
                        operation.name(),
                        200,
                        "other rows at each of " + number + " readings of its pages",
                        "ask again when less is traded"));
            }
            return pause.apply(isMute ? trap.pause() : Duration.ZERO).thenCompose(over -> read(number + 1, reading));
        });
    }

    private CompletionStage<JsonNode> page(int page) {
        return ask.apply(page).thenCompose(json -> {
            JsonNode rows = paging.list().apply(json);
            return rows.isArray()
                    ? CompletableFuture.completedFuture(rows)
                    : CompletableFuture.failedFuture(
                            new RequestFailedException(operation.name(), 200, "page " + page + " in no known form"));
        });
    }
}
