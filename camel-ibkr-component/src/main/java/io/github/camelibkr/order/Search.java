package io.github.camelibkr.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.Values;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.wire.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** Asks IBKR for its orders and executions, of which each may bear the client order id of an order that is in doubt. */
final class Search {

    private static final Operation ORDERS = Operations.get("order/list");
    private static final Operation TRADES = Operations.get("order/trades");
    private static final Map<String, String> ALL_TRADES = Map.of("days", "7");

    /** Hears of what IBKR has. */
    interface Finder {
        /** An order, or an execution of one, with its client order id; {@code status} may be null. */
        void found(String clientOrderId, String orderId, String status);
    }

    private final Rest rest;

    Search(Rest rest) {
        this.rest = rest;
    }

    /**
     * Asks once.
     *
     * @param order hears how orders stand, by IBKR's id
     * @return completes with whether both questions were answered
     */
    CompletionStage<Boolean> ask(Finder finder, BiConsumer<String, JsonNode> order) {
        return ask(ORDERS, Map.of())
                .handle((rows, failure) -> failure == null && tell(rows.path("orders"), "orderId", finder, order))
                .thenCombine(
                        ask(TRADES, ALL_TRADES)
                                .handle((rows, failure) ->
                                        failure == null && tell(rows, "order_id", finder, (id, execution) -> {})),
                        (orders, trades) -> orders && trades);
    }

    private CompletionStage<JsonNode> ask(Operation operation, Map<String, String> options) {
        Patience patience = new Patience("the order journal", Duration.ofSeconds(30), Duration.ofSeconds(30));
        try {
            return rest.tree(operation, Arguments.of(operation, null, options), patience);
        } catch (InvalidRequestException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean tell(JsonNode rows, String idField, Finder finder, BiConsumer<String, JsonNode> order) {
        for (JsonNode row : rows) {
            String reference = Values.text(row.get("order_ref"));
            String orderId = Values.text(row.get(idField));
            if (reference != null && orderId != null) {
                finder.found(reference, orderId, Values.text(row.get("status")));
            }
            if (orderId != null) {
                order.accept(orderId, row);
            }
        }
        return true;
    }
}
