package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.order.guard.Act;
import io.github.camelibkr.order.guard.Guards;
import io.github.camelibkr.order.guard.OrderGuard;
import io.github.camelibkr.order.guard.Subject;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;

/** Changes how orders are treated: which questions are asked, and what a prompt holds up. */
final class Changes {

    private static final Operation STATUS = Operations.get("order/status");

    private final Gateway gateway;
    private final Rest rest;
    private final Guards guards;

    Changes(Gateway gateway, Rest rest, Guards guards) {
        this.gateway = gateway;
        this.rest = rest;
        this.guards = guards;
    }

    /** What changes how orders are treated, and may be sent again. */
    CompletionStage<IbkrMessage> change(String name, Exchange exchange, Map<String, String> options, OrderPolicy policy)
            throws IbkrException {
        Operation operation = Operations.get(name);
        Arguments arguments = Arguments.of(operation, exchange.getMessage(), options);
        // a prompt may hold an order up, which its answer lets go
        boolean prompt = name.equals("order/answerPrompt");
        Subject first = new Subject(prompt ? Act.CONFIRM : Act.SUPPRESS, prompt ? null : policy.accountId(), null);
        OrderGuard guard = guards.of(policy.guard());
        guard.checkOpen(first);
        return gateway.sessionNow(policy.patience().maxWait())
                .thenCompose(
                        session -> (prompt ? known(first, arguments, policy) : CompletableFuture.completedStage(first))
                                .thenCompose(subject -> {
                                    try {
                                        guard.checkAnswer(subject, session);
                                        return send(operation, arguments, policy, guard, subject);
                                    } catch (IbkrException e) {
                                        return CompletableFuture.failedFuture(e);
                                    }
                                }));
    }

    /** With the account of the order that is held up, as IBKR says; if it does not, none is known. */
    private CompletionStage<Subject> known(Subject prompt, Arguments arguments, OrderPolicy policy) {
        try {
            Arguments order = Arguments.of(STATUS, null, Map.of("orderId", arguments.get("orderId")));
            return rest.call(STATUS, order, policy.patience(), Duration.ZERO)
                    .handle((status, failure) -> status instanceof OrderUpdate update
                            ? new Subject(prompt.act(), update.accountId(), null)
                            : prompt);
        } catch (InvalidRequestException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<IbkrMessage> send(
            Operation operation, Arguments arguments, OrderPolicy policy, OrderGuard guard, Subject subject) {
        // the session as it is at the last moment
        Failures failures = new Failures(operation.name(), subject.accountId(), null);
        return rest.read(
                        operation,
                        arguments,
                        policy.patience(),
                        () -> guard.depart(subject, Sessions.now(gateway, failures)))
                .whenComplete((receipt, failure) -> {
                    if (failure == null) {
                        remember(operation.name(), arguments);
                    }
                });
    }

    /** IBKR forgets with the session what it shall not ask; it is told again in the next. */
    private void remember(String name, Arguments arguments) {
        if (name.equals("order/suppress")) {
            gateway.suppressions().add(List.of(arguments.get("messageIds").split(",")));
        } else if (name.equals("order/resetSuppression")) {
            gateway.suppressions().reset();
        }
    }
}
