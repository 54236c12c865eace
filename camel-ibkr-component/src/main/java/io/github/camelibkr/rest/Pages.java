package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.model.RequestFailedException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

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
    private final Function<Arguments, CompletionStage<JsonNode>> ask;
    private final ArrayNode all = JsonNodeFactory.instance.arrayNode();
    private final Set<Object> seen = new HashSet<>();

    private Pages(Operation operation, Paging paging, Function<Arguments, CompletionStage<JsonNode>> ask) {
        this.operation = operation;
        this.paging = paging;
        this.ask = ask;
    }

    /** Whether all pages are wanted. */
    static boolean areWanted(Operation operation, Arguments arguments) {
        Paging paging = PAGED.get(operation.name());
        return paging != null && arguments.get(paging.parameter()) == null;
    }

    /** All rows of all pages, as one list; {@code ask} asks for one page. */
    static CompletionStage<JsonNode> all(
            Operation operation, Arguments arguments, Function<Arguments, CompletionStage<JsonNode>> ask) {
        return new Pages(operation, PAGED.get(operation.name()), ask).from(0, arguments);
    }

    private CompletionStage<JsonNode> from(int page, Arguments arguments) {
        return ask.apply(arguments.copy().with(paging.parameter(), Integer.toString(page)))
                .thenCompose(json -> {
                    JsonNode rows = paging.list().apply(json);
                    if (!rows.isArray()) {
                        return CompletableFuture.failedFuture(new RequestFailedException(
                                operation.name(), 200, "page " + page + " in no known form"));
                    }
                    int before = all.size();
                    rows.forEach(row -> {
                        if (seen.add(paging.key(row))) {
                            all.add(row);
                        }
                    });
                    if (all.size() == before) {
                        return CompletableFuture.completedFuture(all);
                    }
                    if (page == MOST) {
                        return CompletableFuture.failedFuture(
                                new RequestFailedException(operation.name(), 200, "more than " + MOST + " pages"));
                    }
                    return rows.size() < paging.rows()
                            ? CompletableFuture.completedFuture(all)
                            : from(page + 1, arguments);
                });
    }
}
