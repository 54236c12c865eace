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

/** Takes orders in: checks them, asks back, and accepts them once every question is answered. */
final class OrderDesk implements Session.Listener {

    private final Trading trading;
    private final Questions questions;
    private final Accounts accounts;
    private final ContractBook contracts;
    private final SplittableRandom dice;
    private Pending pending;

    /** An order that waits for the answer to its question {@code id}. */
    private record Pending(String id, OrderTicket ticket, Deque<Question> remaining) {}

    OrderDesk(Trading trading, Questions questions, Accounts accounts, ContractBook contracts, long seed) {
        this.trading = trading;
        this.questions = questions;
        this.accounts = accounts;
        this.contracts = contracts;
        this.dice = new SplittableRandom(seed ^ 0x0de5cL);
    }

    @Override
    public void brokerageDown() {
        pending = null;
    }

    /** A submission; whatever was waiting for an answer is forgotten. */
    Answer place(String account, JsonNode body) {
        pending = null;
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
        if (ticket.clientOrderId() != null && trading.isTaken(ticket.clientOrderId())) {
            return Answer.error(
                    200,
                    "Order couldn't be submitted: Local order ID=" + ticket.clientOrderId() + " already registered");
        }
        return proceed(ticket, questions.raisedBy(ticket));
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
                ? proceed(answered.ticket(), answered.remaining())
                : Answer.error(200, "Order was not confirmed and has been discarded");
    }

    private Answer proceed(OrderTicket ticket, Deque<Question> remaining) {
        if (!remaining.isEmpty()) {
            Question question = remaining.remove();
            pending = new Pending(new UUID(dice.nextLong(), dice.nextLong()).toString(), ticket, remaining);
            return Answer.ok(question.ask(pending.id(), ticket));
        }
        Order order = trading.accept(ticket);
        ArrayNode body = Json.array();
        ObjectNode row = body.addObject().put("order_id", Long.toString(order.id()));
        if (ticket.clientOrderId() != null) {
            row.put("local_order_id", ticket.clientOrderId());
        }
        row.put("order_status", OrderStatus.PENDING_SUBMIT.shown()).put("encrypt_message", "1");
        return Answer.ok(body);
    }
}
