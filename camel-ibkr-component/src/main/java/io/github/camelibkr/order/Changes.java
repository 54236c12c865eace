package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.order.guard.Act;
import io.github.camelibkr.order.guard.Guards;
import io.github.camelibkr.order.guard.OrderGuard;
import io.github.camelibkr.order.guard.Subject;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;

/** Changes how orders are treated: which questions are asked, and what a prompt holds up. */
final class Changes {

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
        Act act = name.equals("order/answerPrompt") ? Act.CONFIRM : Act.SUPPRESS;
        Subject subject = new Subject(act, policy.accountId(), null);
        OrderGuard guard = guards.of(policy.guard());
        guard.checkOpen(subject);
        return gateway.sessionNow(policy.patience().maxWait()).thenCompose(session -> {
            try {
                guard.checkSession(subject, session);
                return rest.read(
                                operation,
                                arguments,
                                policy.patience(),
                                () -> guard.depart(subject, session(name, policy)))
                        .whenComplete((receipt, failure) -> {
                            if (failure == null) {
                                remember(name, arguments);
                            }
                        });
            } catch (IbkrException e) {
                return CompletableFuture.failedFuture(e);
            }
        });
    }

    /** As it is at the last moment. */
    private SessionFacts session(String name, OrderPolicy policy) throws OrderException {
        return Sessions.now(gateway, new Failures(name, policy.accountId(), null));
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
