package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.model.BadRequestException;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.NotFoundException;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.order.guard.Act;
import io.github.camelibkr.order.guard.Guards;
import io.github.camelibkr.order.guard.Subject;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;

/** Cancels orders, one or all. That is possible also while orders are halted. */
final class Cancellations {

    private static final Operation CANCEL_ALL = Operations.get("order/cancelAll");
    private static final Operation CANCEL = Operations.get("order/cancel");

    private final Gateway gateway;
    private final Rest rest;
    private final Guards guards;
    private final Journals journals;
    private final AuditLog audit = new AuditLog();

    Cancellations(Gateway gateway, Rest rest, Guards guards, Journals journals) {
        this.gateway = gateway;
        this.rest = rest;
        this.guards = guards;
        this.journals = journals;
    }

    /** Asks to cancel one order; fails with an {@link IbkrException} unless IBKR has taken it, or it is cancelled. */
    CompletionStage<IbkrMessage> cancel(Exchange exchange, Map<String, String> options, OrderPolicy policy)
            throws IbkrException {
        Arguments arguments = Arguments.of(CANCEL, exchange.getMessage(), options);
        guards.of(policy.guard()).checkOpen(new Subject(Act.CANCEL, policy.accountId(), null));
        String orderId = arguments.get("originalClientOrderId") == null && arguments.get("orderId") != null
                ? arguments.get("orderId")
                : journals.of(policy.journal()).keeper().orderId(arguments);
        return account(arguments.with("orderId", orderId), policy)
                .thenCompose(complete ->
                        new Cancellation(rest, audit, gateway.timers(), complete, policy.patience()).cancel());
    }

    /** Asks to cancel all orders of an account, if the endpoint allows that. */
    CompletionStage<IbkrMessage> cancelAll(Exchange exchange, Map<String, String> options, OrderPolicy policy)
            throws IbkrException {
        Arguments arguments = Arguments.of(CANCEL_ALL, exchange.getMessage(), options);
        guards.of(policy.guard()).checkOpen(new Subject(Act.CANCEL, policy.accountId(), null));
        if (!policy.allowCancelAll()) {
            throw new OrderDeniedException(
                    "allowCancelAll",
                    "order/cancelAll was not sent: it cancels all orders of the account, whoever placed them; set"
                            + " allowCancelAll=true if that is meant",
                    policy.accountId(),
                    null);
        }
        return account(arguments, policy).thenCompose(complete -> {
            String accountId = complete.get("accountId");
            return rest.call(CANCEL_ALL, complete, policy.patience(), Duration.ZERO)
                    .exceptionallyCompose(failure -> CompletableFuture.failedFuture(all(accountId, Causes.of(failure))))
                    .whenComplete((receipt, failure) -> audit.cancel(
                            gateway.timers().now(),
                            accountId,
                            "all",
                            failure == null ? "taken" : Causes.of(failure).getMessage()));
        });
    }

    /** What it means that a request to cancel all orders failed; it is never sent again by itself. */
    private static Throwable all(String accountId, Throwable cause) {
        if (cause instanceof BadRequestException || cause instanceof NotFoundException) {
            return cause;
        }
        return Causes.hasNotLeft(cause)
                ? new Failures("the request to cancel all orders of account " + accountId, accountId, null)
                        .notSent(cause.getMessage(), cause)
                : new OrderUnknownException(
                        "which orders of account " + accountId + " are cancelled is unknown: " + cause.getMessage()
                                + ". See order/list for those that still work; order/cancelAll, sent again, also"
                                + " cancels what was placed since.",
                        accountId,
                        null,
                        cause);
    }

    /** With the account, once the session has said that it may trade there. */
    private CompletionStage<Arguments> account(Arguments arguments, OrderPolicy policy) {
        return gateway.sessionNow(policy.patience().maxWait()).thenCompose(session -> {
            try {
                String accountId = OrderReading.account(arguments.get("accountId"), session, null);
                guards.of(policy.guard()).checkAccount(new Subject(Act.CANCEL, accountId, null), session);
                return CompletableFuture.completedFuture(arguments.with("accountId", accountId));
            } catch (IbkrException e) {
                return CompletableFuture.failedFuture(e);
            }
        });
    }
}
