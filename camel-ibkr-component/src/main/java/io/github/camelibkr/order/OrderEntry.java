package io.github.camelibkr.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.InvalidOrderException;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderReply;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderRequestReader;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Bodies;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;

/**
 * Order entry of one gateway. The way of an order: read, checked, guarded, noted as sent, sent once, its questions
 * answered, its outcome told. One order at a time, across all routes.
 */
public final class OrderEntry {

    private static final Operation PLACE = Operations.get("order/place");
    private static final Operation CANCEL = Operations.get("order/cancel");

    private final Gateway gateway;
    private final Rest rest;
    private final SentOrders sent;
    private final OneAtATime oneAtATime = new OneAtATime();

    /** For all endpoints of this gateway. */
    public OrderEntry(Gateway gateway, Rest rest) {
        this.gateway = gateway;
        this.rest = rest;
        this.sent = SentOrders.of(gateway.settings().url());
    }

    /** Places the order in the body; fails with an {@code OrderException}. */
    public CompletionStage<OrderOutcome> place(Exchange exchange, OrderPolicy policy) {
        OrderRequest order;
        try {
            order = read(exchange, policy);
            new OrderGuard(policy.mode()).checkOpen(order.accountId(), order.clientOrderId());
        } catch (IbkrException e) {
            return CompletableFuture.failedFuture(e);
        }
        return new WaitingOrder(order, policy).take();
    }

    /** An order that waits for its turn, but not for longer than it may. */
    private final class WaitingOrder {

        private final OrderRequest order;
        private final OrderPolicy policy;
        private final long deadline;
        private final AtomicBoolean decided = new AtomicBoolean();
        private final CompletableFuture<OrderOutcome> late = new CompletableFuture<>();

        WaitingOrder(OrderRequest order, OrderPolicy policy) {
            this.order = order;
            this.policy = policy;
            this.deadline =
                    gateway.timers().nanoTime() + policy.patience().maxWait().toNanos();
        }

        CompletionStage<OrderOutcome> take() {
            Timers.Alarm alarm = gateway.timers().after(policy.patience().maxWait(), this::tooLate);
            CompletionStage<OrderOutcome> turn = oneAtATime.run(() -> {
                alarm.cancel();
                return decided.compareAndSet(false, true) ? turn(order, policy, deadline) : late;
            });
            return late.applyToEither(turn, outcome -> outcome);
        }

        private void tooLate() {
            if (decided.compareAndSet(false, true)) {
                String why = "the orders before it took longer than maxWait, "
                        + policy.patience().maxWait().toMillis() + " ms";
                late.completeExceptionally(Failures.ofOrder(order.accountId(), order.clientOrderId())
                        .notSent(why, null));
            }
        }
    }

    /** An order's turn has come: it may have waited long, so whatever was true before is asked again. */
    private CompletionStage<OrderOutcome> turn(OrderRequest order, OrderPolicy policy, long deadline) {
        Failures failures = Failures.ofOrder(order.accountId(), order.clientOrderId());
        Duration left = Duration.ofNanos(Math.max(0, deadline - gateway.timers().nanoTime()));
        return gateway.sessionNow(left)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(failures.before(failure)))
                .thenCompose(session -> {
                    try {
                        OrderRequest complete = complete(order, session);
                        new OrderGuard(policy.mode()).check(session, complete.accountId(), complete.clientOrderId());
                        return send(complete, policy, left);
                    } catch (IbkrException e) {
                        return CompletableFuture.failedFuture(e);
                    }
                });
    }

    /** Answers a question that was handed back. */
    public CompletionStage<OrderOutcome> reply(OrderReply reply, OrderPolicy policy) {
        return allowed(policy, session -> {
            new OrderGuard(policy.mode()).checkPaper(session, null, null);
            Conversation conversation = new Conversation(rest, policy, Failures.ofQuestion(reply.replyId()));
            return oneAtATime.run(() -> conversation
                    .reply(reply.replyId(), reply.confirmed())
                    .whenComplete((outcome, failure) -> doubt(policy.accountId(), null, failure)));
        });
    }

    /** Asks to cancel an order. */
    public CompletionStage<IbkrMessage> cancel(Arguments arguments, OrderPolicy policy) {
        return allowed(policy, session -> {
            String accountId = account(arguments.get("accountId"), session, null);
            new OrderGuard(policy.mode()).check(session, accountId, null);
            return rest.call(CANCEL, arguments.with("accountId", accountId), policy.patience(), Duration.ZERO);
        });
    }

    /** Something that the guard must allow, with the session's own word. */
    private interface Guarded<T> {
        CompletionStage<T> begin(SessionFacts session) throws IbkrException;
    }

    private <T> CompletionStage<T> allowed(OrderPolicy policy, Guarded<T> work) {
        try {
            new OrderGuard(policy.mode()).checkOpen(policy.accountId(), null);
        } catch (IbkrException e) {
            return CompletableFuture.failedFuture(e);
        }
        return gateway.sessionNow(policy.patience().maxWait()).thenCompose(session -> {
            try {
                return work.begin(session);
            } catch (IbkrException e) {
                return CompletableFuture.failedFuture(e);
            }
        });
    }

    private static OrderRequest read(Exchange exchange, OrderPolicy policy) throws InvalidOrderException {
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
        order = OrderValidation.normalised(order);
        String accountId = account(order, policy);
        String clientOrderId = order.clientOrderId();
        if (clientOrderId == null) {
            clientOrderId = ClientOrderIds.derive(exchange, content);
        }
        if (clientOrderId == null) {
            throw new InvalidOrderException(
                    "invalid order, nothing was sent: it has no clientOrderId, and none can be derived: the message is"
                            + " neither from JMS, nor from Kafka, nor a file. Without one, the same message could"
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

    private static OrderRequest complete(OrderRequest order, SessionFacts session) throws InvalidOrderException {
        String accountId = account(order.accountId(), session, order.clientOrderId());
        return order.toBuilder().accountId(accountId).build();
    }

    /** The account that was named, or the login's only one. */
    private static String account(String named, SessionFacts session, String clientOrderId)
            throws InvalidOrderException {
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

    private CompletionStage<OrderOutcome> send(OrderRequest order, OrderPolicy policy, Duration maxWait)
            throws IbkrException {
        String id = order.clientOrderId();
        Arguments arguments = Arguments.of(PLACE, null, Map.of("accountId", order.accountId()));
        sent.begin(order.accountId(), id);
        Patience patience = policy.patience().waiting(maxWait);
        CompletionStage<Answer> answer = rest.send(PLACE, arguments, OrderWire.body(order), patience);
        Failures failures = Failures.ofOrder(order.accountId(), id);
        return new Conversation(rest, policy, failures).follow(answer).whenComplete((outcome, failure) -> {
            if (failure == null) {
                String as = outcome.orderId() == null ? "" : " as order " + outcome.orderId();
                sent.end(id, "was answered with " + outcome.state() + as);
            } else if (Failures.nothingLeft(failure)) {
                sent.forget(id);
            } else {
                doubt(order.accountId(), id, failure);
                sent.end(
                        id,
                        "was sent before, and that ended with: "
                                + Causes.of(failure).getMessage());
            }
        });
    }

    /** Whoever watches should know at once that it must be found out whether an order was placed. */
    private void doubt(String accountId, String clientOrderId, Throwable failure) {
        if (Causes.of(failure) instanceof OrderUnknownException unknown) {
            gateway.announcer()
                    .announce(LifecycleEvent.ofOrder(
                            gateway.settings().url().toString(),
                            gateway.timers().now(),
                            accountId,
                            clientOrderId,
                            unknown.getMessage()));
        }
    }
}
