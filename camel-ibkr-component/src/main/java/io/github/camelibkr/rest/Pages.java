package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.model.RequestFailedException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Operations that answer page by page (quirk 111): without a {@code page} all pages are asked, until one is not full.
 * A page that says the same as one before it ends the reading, too: some gateways give the same rows for every page.
 */
final class Pages {

    /** How pages are named, how many rows a full one has, and where its rows are. */
    private record Paging(String parameter, int rows, Function<JsonNode, JsonNode> list) {}

    private static final Map<String, Paging> PAGED = Map.of(
            "portfolio/positions",
            new Paging("pageId", 100, json -> json),
            "portfolio/allSubaccounts",
            new Paging("page", 20, json -> json.isArray() ? json : json.path("subaccounts")));

    /** No portfolio is as large: what goes on for so long goes on for ever. */
    private static final int MOST = 10_000;

    private final Operation operation;
    private final Paging paging;
    private final Function<Arguments, CompletionStage<JsonNode>> ask;
    private final ArrayNode all = JsonNodeFactory.instance.arrayNode();
    private final Set<JsonNode> seen = new HashSet<>();

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
                    if (!rows.isEmpty() && seen.add(rows)) {
                        all.addAll((ArrayNode) rows);
                    } else {
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
