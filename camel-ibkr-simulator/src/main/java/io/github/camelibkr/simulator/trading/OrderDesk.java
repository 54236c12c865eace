package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes orders in: checks them, asks back, and accepts them once every question is answered. */
final class OrderDesk implements Session.Listener {

    private final Trading trading;
    private final Questions questions;
    private final Accounts accounts;
    private final ContractBook contracts;
    private final Preview preview;
    private final SplittableRandom dice;
    private Pending pending;

    /** An order that waits for the answer to its question {@code id}; after the last one comes the outcome. */
    private record Pending(String id, OrderTicket ticket, Deque<Question> remaining, Supplier<Order> outcome) {

        Pending withId(String next) {
            return new Pending(next, ticket, remaining, outcome);
        }
    }

    OrderDesk(
            Trading trading,
            Questions questions,
            Accounts accounts,
            ContractBook contracts,
            Preview preview,
            long seed) {
        this.trading = trading;
        this.questions = questions;
        this.accounts = accounts;
        this.contracts = contracts;
        this.preview = preview;
        this.dice = new SplittableRandom(seed ^ 0x0de5cL);
    }

    @Override
    public void brokerageDown() {
        pending = null;
    }

    /** A submission; whatever was waiting for an answer is forgotten. */
    Answer place(String account, JsonNode body) {
        pending = null;
        OrderTicket ticket = only(account, body);
        if (ticket.clientOrderId() != null && trading.isTaken(ticket.clientOrderId())) {
            return Answer.error(
                    200,
                    "Order couldn't be submitted: Local order ID=" + ticket.clientOrderId() + " already registered");
        }
        return proceed(new Pending(newId(), ticket, questions.raisedBy(ticket), () -> trading.accept(ticket)));
    }

    /** A change: the whole order again, with another price, quantity or time in force. */
    Answer modify(String account, long orderId, JsonNode body) {
        pending = null;
        accounts.require(account);
        accounts.requireListed();
        Order order = trading.find(orderId).orElse(null);
        if (order == null) {
            return Answer.error(200, "OrderID " + orderId + " doesn't exist");
        }
        if (order.status().isFinal()) {
            return Answer.errorWithCode(400, "Order is inactive");
        }
        OrderTicket ticket = OrderTicket.read(body, account, contracts).amending(order.ticket());
        if (ticket.quantity().compareTo(order.filled()) <= 0) {
            return Answer.error(200, "Order couldn't be modified: the quantity is filled already");
        }
        return proceed(new Pending(newId(), ticket, questions.raisedBy(ticket), () -> {
            if (!order.status().isFinal()) {
                trading.modify(order, ticket);
            }
            return order;
        }));
    }

    /** What an order would cost and change; nothing is submitted. */
    Answer preview(String account, JsonNode body) {
        OrderTicket ticket = only(account, body);
        return Answer.ok(preview.of(ticket, questions.raisedBy(ticket).peek()));
    }

    /** The answer to a question; a stale id is answered 503. */
    Answer reply(String id, JsonNode body) {
        if (!body.path("confirmed").isBoolean()) {
            throw Refusal.badRequest("confirmed is required");
        }
        if (pending == null || !pending.id().equals(id)) {
            return Answer.errorWithCode(503, "timeout");
        }
        Pending answered = pending;
        pending = null;
        return body.path("confirmed").asBoolean()
                ? proceed(answered.withId(newId()))
                : Answer.error(200, "Order was not confirmed and has been discarded");
    }

    private OrderTicket only(String account, JsonNode body) {
        accounts.require(account);
        accounts.requireListed();
        JsonNode orders = body.path("orders");
        if (!orders.isArray() || orders.isEmpty()) {
            throw Refusal.badRequest("orders is required");
        }
        if (orders.size() > 1) {
            throw Refusal.badRequest("several orders in one request are not simulated yet");
        }
        OrderTicket ticket = OrderTicket.read(orders.get(0), account, contracts);
        accounts.require(ticket.account());
        return ticket;
    }

    private Answer proceed(Pending next) {
        if (!next.remaining().isEmpty()) {
            Question question = next.remaining().remove();
            pending = next;
            return Answer.ok(question.ask(next.id(), next.ticket()));
        }
        Order order = next.outcome().get();
        OrderTicket ticket = next.ticket();
        ArrayNode body = Json.array();
        ObjectNode row = body.addObject().put("order_id", Long.toString(order.id()));
        if (ticket.clientOrderId() != null) {
            row.put("local_order_id", ticket.clientOrderId());
        }
        OrderStatus status = order.status() == OrderStatus.INACTIVE ? OrderStatus.PENDING_SUBMIT : order.status();
        row.put("order_status", status.shown()).put("encrypt_message", "1");
        return Answer.ok(body);
    }

    private String newId() {
        return new UUID(dice.nextLong(), dice.nextLong()).toString();
    }
}
