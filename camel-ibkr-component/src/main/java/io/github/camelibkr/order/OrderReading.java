package io.github.camelibkr.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.model.InvalidOrderException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderRequestReader;
import io.github.camelibkr.rest.Bodies;
import java.util.Map;
import org.apache.camel.Exchange;

/** Reads an order from an exchange, in whatever form it is there, and gives it its id and its account. */
final class OrderReading {

    private OrderReading() {}

    /** What a body holds: an order, and the bytes that it was read from; none if it was no text. */
    private record Body(OrderRequest order, byte[] content) {}

    private static Body body(Exchange exchange) throws InvalidOrderException {
        Object body = exchange.getMessage().getBody();
        byte[] content = new byte[0];
        OrderRequest order;
        if (body instanceof OrderRequest request) {
            order = request;
        } else if (body instanceof Map<?, ?> map) {
            order = OrderRequestReader.read(map);
        } else if (body instanceof JsonNode tree) {
            order = OrderRequestReader.read(tree);
        } else {
            content = Bodies.bytes(exchange);
            order = OrderRequestReader.read(content);
        }
        return new Body(OrderForm.inFull(order), content);
    }

    /** The order in the body, checked, with an id only if it brings one; fails before anything is sent. */
    static OrderRequest readAny(Exchange exchange, OrderPolicy policy) throws InvalidOrderException {
        OrderRequest order = body(exchange).order();
        order = order.toBuilder().accountId(account(order, policy)).build();
        OrderValidation.check(order);
        return order;
    }

    /** The order in the body, checked, with its id; fails before anything is sent. */
    static OrderRequest read(Exchange exchange, OrderPolicy policy) throws InvalidOrderException {
        return read(exchange, policy, "");
    }

    /** The same for the change of an order, whose id is the change's own. */
    static OrderRequest readChange(Exchange exchange, OrderPolicy policy) throws InvalidOrderException {
        OrderRequest change = read(exchange, policy, "mod-");
        OrderValidation.checkSingle(change);
        return change;
    }

    private static OrderRequest read(Exchange exchange, OrderPolicy policy, String prefix)
            throws InvalidOrderException {
        Body body = body(exchange);
        OrderRequest order = body.order();
        String accountId = account(order, policy);
        String clientOrderId = order.clientOrderId();
        if (clientOrderId == null) {
            clientOrderId = policy.clientOrderId().evaluate(exchange);
        }
        if (clientOrderId == null) {
            String derived = ClientOrderIds.derive(exchange, body.content());
            clientOrderId = derived == null ? null : prefix + derived;
        }
        if (clientOrderId == null) {
            throw new InvalidOrderException(
                    "invalid order, nothing was sent: it has no clientOrderId, option clientOrderId gives none, and none can"
                            + " be derived: the message is neither from JMS, nor from Kafka, nor a file, or it has the"
                            + " headers of several of them, or of a JMS answer. Without one, the same message could"
                            + " become two orders.",
                    accountId,
                    null,
                    null);
        }
        order = order.toBuilder()
                .accountId(accountId)
                .clientOrderId(clientOrderId)
                .build();
        OrderValidation.check(order);
        return order;
    }

    private static String account(OrderRequest order, OrderPolicy policy) throws InvalidOrderException {
        if (order.accountId() == null) {
            return policy.accountId();
        }
        if (policy.accountId() != null && !policy.accountId().equals(order.accountId())) {
            throw new InvalidOrderException(
                    "invalid order, nothing was sent: it names account " + order.accountId()
                            + ", but this endpoint is for account " + policy.accountId(),
                    order.accountId(),
                    order.clientOrderId(),
                    null);
        }
        return order.accountId();
    }

    /** With the account, if it is the login's only one. */
    static OrderRequest complete(OrderRequest order, SessionFacts session) throws InvalidOrderException {
        String accountId = account(order.accountId(), session, order.clientOrderId());
        return order.toBuilder().accountId(accountId).build();
    }

    /** The account that was named, or the login's only one. */
    static String account(String named, SessionFacts session, String clientOrderId) throws InvalidOrderException {
        if (named != null) {
            return named;
        }
        if (session.accounts().size() != 1) {
            throw new InvalidOrderException(
                    "invalid order, nothing was sent: it names no accountId, and this login has several: "
                            + String.join(", ", session.accounts()),
                    null,
                    clientOrderId,
                    null);
        }
        return session.accounts().get(0);
    }
}
