package io.github.camelibkr.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.CancelReceipt;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.NotFoundException;
import io.github.camelibkr.model.OrderRejectedException;
import io.github.camelibkr.model.OrderState;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.model.Values;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Cancels one order. To cancel twice does no harm, so it needs no journal: if it is not known whether IBKR has heard of
 * it, the order is looked at, and asked again as long as it works.
 */
final class Cancellation {

    private static final Operation CANCEL = Operations.get("order/cancel");
    private static final Operation ORDERS = Operations.get("order/list");
    private static final int MOST_ATTEMPTS = 3;

    private final Rest rest;
    private final AuditLog audit;
    private final Timers timers;
    private final Arguments arguments;
    private final Patience patience;
    private final String accountId;
    private final String orderId;

    Cancellation(Rest rest, AuditLog audit, Timers timers, Arguments arguments, Patience patience) {
        this.rest = rest;
        this.audit = audit;
        this.timers = timers;
        this.arguments = arguments;
        this.patience = patience;
        this.accountId = arguments.get("accountId");
        this.orderId = arguments.get("orderId");
    }

    /** Fails with an {@link IbkrException} unless IBKR has taken the request, or the order is cancelled. */
    CompletionStage<IbkrMessage> cancel() {
        return attempt(1)
                .whenComplete((receipt, failure) -> audit.cancel(
                        timers.now(),
                        accountId,
                        orderId,
                        failure == null ? "taken" : Causes.of(failure).getMessage()));
    }

    private CompletionStage<IbkrMessage> attempt(int number) {
        return rest.call(CANCEL, arguments, patience, Duration.ZERO).exceptionallyCompose(failure -> {
            Throwable cause = Causes.of(failure);
            if (cause instanceof NotFoundException) {
                return CompletableFuture.failedFuture(cause);
            }
            if (number == 1 && Causes.hasNotLeft(cause)) {
                return CompletableFuture.failedFuture(
                        new Failures("the request to cancel order " + orderId, accountId, null)
                                .notSent(cause.getMessage(), cause));
            }
            return look(number, cause);
        });
    }

    /** An answer was lost, or the order is over: how the order is tells which. */
    private CompletionStage<IbkrMessage> look(int number, Throwable cause) {
        return rows().handle((rows, failure) -> failure == null ? row(rows) : MissingNode.getInstance())
                .thenCompose(row -> {
                    String status = Values.text(row.get("status"));
                    if (status == null) {
                        return CompletableFuture.failedFuture(unknown(cause));
                    }
                    if (status.equals("Cancelled") || status.equals("PendingCancel")) {
                        return CompletableFuture.completedFuture(new CancelReceipt(accountId, orderId, status, null));
                    }
                    if (OrderState.isFinal(status, Values.text(row.get("order_ccp_status")))) {
                        return CompletableFuture.failedFuture(new OrderRejectedException(
                                "order " + orderId + " was not cancelled: it is " + status, accountId, null, cause));
                    }
                    return number < MOST_ATTEMPTS
                            ? attempt(number + 1)
                            : CompletableFuture.failedFuture(unknown(cause));
                });
    }

    private CompletionStage<JsonNode> rows() {
        try {
            // of another account than the selected one, too (quirk 69)
            return rest.tree(ORDERS, Arguments.of(ORDERS, null, Map.of("accountId", accountId)), patience);
        } catch (IbkrException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Missing if IBKR does not tell; that there is no such order proves nothing. */
    private JsonNode row(JsonNode answer) {
        for (JsonNode row : answer.path("orders")) {
            if (orderId.equals(Values.text(row.get("orderId")))) {
                return row;
            }
        }
        return MissingNode.getInstance();
    }

    private OrderUnknownException unknown(Throwable cause) {
        return new OrderUnknownException(
                "whether order " + orderId + " is cancelled is unknown: " + cause.getMessage()
                        + ". To cancel it again does no harm; stream/sor tells how it is.",
                accountId,
                null,
                cause);
    }
}
