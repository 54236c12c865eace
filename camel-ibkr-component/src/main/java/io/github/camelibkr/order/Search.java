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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Asks IBKR for its orders and executions, of which each may bear the client order id of an order that is in doubt. */
final class Search {

    private static final Operation ORDERS = Operations.get("order/list");
    private static final Operation TRADES = Operations.get("order/trades");
    /** Of a login with several accounts, IBKR tells those of the selected one, unless another is named (quirk 69). */
    private static final String ACCOUNT = "accountId";

    /** Hears of what IBKR has. */
    interface Finder {
        /** An execution of an order, with its client order id. */
        void found(String accountId, String clientOrderId, String orderId, String status);
    }

    /**
     * What was read.
     *
     * @param whole whether all questions were answered
     * @param accounts those of which both were
     */
    record Read(boolean whole, Set<String> accounts) {

        private Read and(String account, boolean isWhole) {
            Set<String> more = new HashSet<>(accounts);
            if (isWhole) {
                more.add(account);
            }
            return new Read(whole && isWhole, more);
        }
    }

    private final Rest rest;

    Search(Rest rest) {
        this.rest = rest;
    }

    /**
     * Asks once for each of these accounts.
     *
     * @param wanted accounts
     * @param login the accounts of the login; where it is one, it need not be named
     * @param orders hears of every order
     * @param executions hears of every execution
     */
    CompletionStage<Read> ask(Set<String> wanted, List<String> login, Consumer<OrderUpdate> orders, Finder executions) {
        Set<String> named = new HashSet<>(wanted);
        named.retainAll(login);
        if (login.size() < 2 || named.isEmpty()) {
            return ask((String) null, orders, executions)
                    .thenApply(whole -> new Read(whole, whole ? Set.copyOf(login) : Set.of()));
        }
        CompletionStage<Read> all = CompletableFuture.completedFuture(new Read(true, Set.of()));
        for (String account : named) {
            // one after the other, or the last would wait in vain for its turn
            all = all.thenCompose(
                    read -> ask(account, orders, executions).thenApply(whole -> read.and(account, whole)));
        }
        return all;
    }

    private CompletionStage<Boolean> ask(String account, Consumer<OrderUpdate> orders, Finder executions) {
        Map<String, String> one = account == null ? Map.of() : Map.of(ACCOUNT, account);
        Map<String, String> allTrades = new HashMap<>(one);
        allTrades.put("days", "7");
        return call(ORDERS, one)
                .handle((answer, failure) -> {
                    if (failure == null) {
                        ((Orders) answer).orders().forEach(orders);
                    }
                    return failure == null;
                })
                .thenCombine(
                        call(TRADES, allTrades).handle((answer, failure) -> {
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
            executions.found(
                    execution.accountId(),
                    execution.clientOrderId(),
                    execution.orderId().toString(),
                    "executed");
        }
    }
}
