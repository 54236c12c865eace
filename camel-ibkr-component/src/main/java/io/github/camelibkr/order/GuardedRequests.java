package io.github.camelibkr.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.order.guard.Act;
import io.github.camelibkr.order.guard.Guards;
import io.github.camelibkr.order.guard.OrderGuard;
import io.github.camelibkr.order.guard.Subject;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What is no order, but moves money or decides where orders end up: an adviser's groups, presets and models, and what
 * the catalogue has no row for. It needs the permission to trade, and nothing of it leaves while orders are halted.
 */
final class GuardedRequests {

    private final Gateway gateway;
    private final Rest rest;
    private final Guards guards;

    GuardedRequests(Gateway gateway, Rest rest, Guards guards) {
        this.gateway = gateway;
        this.rest = rest;
        this.guards = guards;
    }

    /**
     * Sends it, once.
     *
     * @return fails with an {@link IbkrException}
     * @throws IbkrException if it is denied already
     */
    CompletionStage<JsonNode> send(Operation operation, Arguments arguments, byte[] body, OrderPolicy policy)
            throws IbkrException {
        // whatever account is set: groups and models are about any account of the login
        Subject subject = new Subject(Act.ADVISE, null, null);
        OrderGuard guard = guards.of(policy.guard());
        guard.checkOpen(subject);
        Failures failures = new Failures(operation.name(), subject.accountId(), null);
        return gateway.sessionNow(policy.patience().maxWait()).thenCompose(session -> {
            try {
                guard.checkAnswer(subject, session);
            } catch (IbkrException e) {
                return CompletableFuture.failedFuture(e);
            }
            return rest.tree(
                    operation,
                    arguments,
                    body,
                    policy.patience(),
                    () -> guard.depart(subject, Sessions.now(gateway, failures)));
        });
    }
}
