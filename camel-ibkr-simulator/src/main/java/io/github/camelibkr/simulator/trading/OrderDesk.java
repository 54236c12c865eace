package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.trading.Dialogue.Asked;
import io.github.camelibkr.simulator.trading.Dialogue.Pending;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes orders in: checks them, asks back, and accepts them once every question is answered. */
final class OrderDesk implements Session.Listener {

    private final Trading trading;
    private final Questions questions;
    private final Accounts accounts;
    private final ContractBook contracts;
    private final Preview preview;
    private final Dialogue dialogue;

    OrderDesk(
            Trading trading,
            Questions questions,
            Accounts accounts,
            ContractBook contracts,
            Preview preview,
            Dialogue dialogue) {
        this.trading = trading;
        this.questions = questions;
        this.accounts = accounts;
        this.contracts = contracts;
        this.preview = preview;
        this.dialogue = dialogue;
    }

    @Override
    public void brokerageDown() {
        dialogue.end();
    }

    /** A submission; whatever was waiting for an answer is lost. */
    Answer place(String account, JsonNode body) {
        dialogue.interrupt();
        List<OrderTicket> tickets = tickets(account, body);
        Set<String> ids = new HashSet<>();
        for (OrderTicket ticket : tickets) {
            String id = ticket.clientOrderId();
            if (id != null && (trading.isTaken(id) || !ids.add(id))) {
                return Answer.error(200, "Order couldn't be submitted: Local order ID=" + id + " already registered");
            }
        }
        requireRelated(tickets);
        return proceed(new Pending(asked(tickets), () -> trading.accept(tickets)));
    }

    /** A change: the whole order again, with another price, quantity or time in force. */
    Answer modify(String account, long orderId, JsonNode body) {
        dialogue.interrupt();
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
        return proceed(new Pending(asked(List.of(ticket)), () -> {
            if (!order.status().isFinal()) {
                trading.modify(order, ticket);
            }
            return List.of(order);
        }));
    }

    /** What an order would cost and change; nothing is submitted. */
    Answer preview(String account, JsonNode body) {
        OrderTicket ticket = tickets(account, body).get(0);
        return Answer.ok(preview.of(ticket, questions.raisedBy(ticket).peek()));
    }

    /** The answer to a question. */
    Answer reply(String id, JsonNode body) {
        if (!body.path("confirmed").isBoolean()) {
            throw Refusal.badRequest("confirmed is required");
        }
        Pending answered = dialogue.take(id).orElse(null);
        if (answered == null) {
            return dialogue.stale(id);
        }
        return body.path("confirmed").asBoolean()
                ? proceed(answered)
                : Answer.error(200, "Order was not confirmed and has been discarded");
    }

    private List<OrderTicket> tickets(String account, JsonNode body) {
        accounts.require(account);
        accounts.requireListed();
        JsonNode orders = body.path("orders");
        if (!orders.isArray() || orders.isEmpty()) {
            throw Refusal.badRequest("orders is required");
        }
        List<OrderTicket> tickets = new ArrayList<>();
        orders.forEach(order -> tickets.add(OrderTicket.read(order, account, contracts)));
        tickets.forEach(ticket -> accounts.require(ticket.account()));
        return tickets;
    }

    /** A child needs its parent, and several orders in one request must have something to do with one another. */
    private void requireRelated(List<OrderTicket> tickets) {
        for (OrderTicket ticket : tickets) {
            String parent = ticket.parentId();
            boolean known = parent == null
                    || tickets.stream().anyMatch(other -> parent.equals(other.clientOrderId()))
                    || Links.find(parent, trading.orders()).findAny().isPresent();
            if (!known) {
                throw new Refusal(Answer.error(200, "Order couldn't be submitted: no parent order " + parent));
            }
            boolean related = parent != null
                    || ticket.singleGroup()
                    || tickets.stream()
                            .anyMatch(other ->
                                    other.parentId() != null && other.parentId().equals(ticket.clientOrderId()));
            if (tickets.size() > 1 && !related) {
                throw Refusal.badRequest("unrelated orders in one request are not supported");
            }
        }
    }

    /** The questions of all orders; the same question is not asked twice. */
    private Deque<Asked> asked(List<OrderTicket> tickets) {
        Map<Question, Asked> asked = new LinkedHashMap<>();
        tickets.forEach(ticket -> questions
                .raisedBy(ticket)
                .forEach(question -> asked.putIfAbsent(question, new Asked(question, ticket))));
        return new ArrayDeque<>(asked.values());
    }

    private Answer proceed(Pending next) {
        if (!next.remaining().isEmpty()) {
            return dialogue.ask(next);
        }
        ArrayNode body = Json.array();
        next.outcome().get().forEach(order -> body.add(accepted(order)));
        return Answer.ok(body);
    }

    private ObjectNode accepted(Order order) {
        ObjectNode row = Json.object().put("order_id", Long.toString(order.id()));
        if (order.ticket().clientOrderId() != null) {
            row.put("local_order_id", order.ticket().clientOrderId());
        }
        if (trading.parentOf(order) != null) {
            row.put("parent_order_id", Long.toString(trading.parentOf(order).id()));
        }
        OrderStatus status = order.status() == OrderStatus.INACTIVE ? OrderStatus.PENDING_SUBMIT : order.status();
        return row.put("order_status", status.shown()).put("encrypt_message", "1");
    }
}
