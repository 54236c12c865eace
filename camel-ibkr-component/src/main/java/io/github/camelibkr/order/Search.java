package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.Execution;
import io.github.camelibkr.model.Executions;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.model.Orders;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.wire.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Asks IBKR for its orders and executions, of which each may bear the client order id of an order that is in doubt. */
final class Search {

    private static final Operation ORDERS = Operations.get("order/list");
    private static final Operation TRADES = Operations.get("order/trades");
    private static final Map<String, String> ALL_TRADES = Map.of("days", "7");

    /** Hears of what IBKR has. */
    interface Finder {
        /** An execution of an order, with its client order id. */
        void found(String clientOrderId, String orderId, String status);
    }

    private final Rest rest;

    Search(Rest rest) {
        this.rest = rest;
    }

    /**
     * Asks once.
     *
     * @param orders hears of every order
     * @param executions hears of every execution
     * @return completes with whether both questions were answered
     */
    CompletionStage<Boolean> ask(Consumer<OrderUpdate> orders, Finder executions) {
        return call(ORDERS, Map.of())
                .handle((answer, failure) -> {
                    if (failure == null) {
                        ((Orders) answer).orders().forEach(orders);
                    }
                    return failure == null;
                })
                .thenCombine(
                        call(TRADES, ALL_TRADES).handle((answer, failure) -> {
                            if (failure == null) {
                                ((Executions) answer).executions().forEach(execution -> tell(execution, executions));
                            }
                            return failure == null;
                        }),
                        (orderList, trades) -> orderList && trades);
    }

    private CompletionStage<IbkrMessage> call(Operation operation, Map<String, String> options) {
        Patience patience = new Patience("the order journal", Duration.ofSeconds(30), Duration.ofSeconds(30));
        try {
            return rest.call(operation, Arguments.of(operation, null, options), patience, Duration.ZERO);
        } catch (InvalidRequestException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static void tell(Execution execution, Finder executions) {
        if (execution.clientOrderId() != null && execution.orderId() != null) {
            executions.found(execution.clientOrderId(), execution.orderId().toString(), "executed");
        }
    }
}
