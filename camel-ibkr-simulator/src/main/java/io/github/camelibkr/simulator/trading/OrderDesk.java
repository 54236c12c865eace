package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.session.Session;
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
    private final OrderBook book;
    private final Questions questions;
    private final Accounts accounts;
    private final OrderReader reader;
    private final Preview preview;
    private final Dialogue dialogue;

    OrderDesk(
            Trading trading,
            Questions questions,
            Accounts accounts,
            OrderReader reader,
            Preview preview,
            Dialogue dialogue) {
        this.trading = trading;
        this.book = trading.book();
        this.questions = questions;
        this.accounts = accounts;
        this.reader = reader;
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
            if (id != null && (book.isTaken(id) || !ids.add(id))) {
                return Answer.error(200, "Order couldn't be submitted: Local order ID=" + id + " already registered");
            }
        }
        requireRelated(tickets);
        Plan plan = trading.nextOrder().take();
        if (plan.refusal != null) {
            return Answer.error(200, plan.refusal);
        }
        return proceed(new Pending(asked(tickets, plan), () -> accept(tickets, plan)));
    }

    /** A change: the whole order again, with another price, quantity or time in force. */
    Answer modify(String account, long orderId, JsonNode body) {
        dialogue.interrupt();
        accounts.require(account);
        accounts.requireListed();
        Order order = require(account, orderId);
        OrderTicket ticket = reader.read(body, account).amending(order.ticket());
        if (ticket.quantity().compareTo(order.filled()) <= 0) {
            return Answer.error(200, "Order couldn't be modified: the quantity is filled already");
        }
        return proceed(new Pending(asked(List.of(ticket), new Plan()), () -> {
            if (order.status().isFinal()) {
                return inactive();
            }
            book.modify(order, ticket);
            return Answer.ok(Json.array().add(accepted(order)));
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
        return body.path("confirmed").asBoolean() ? proceed(answered) : Answer.error(200, "Order not confirmed");
    }

    /** An order of this account that can still be changed or cancelled. */
    Order require(String account, long orderId) {
        Order order = book.find(orderId)
                .filter(known -> known.ticket().account().equals(account))
                .orElseThrow(() -> new Refusal(Answer.error(200, "OrderID " + orderId + " doesn't exist")));
        if (order.status().isFinal()) {
            throw new Refusal(inactive());
        }
        return order;
    }

    private static Answer inactive() {
        return Answer.errorWithCode(400, "Order is inactive");
    }

    private List<OrderTicket> tickets(String account, JsonNode body) {
        accounts.require(account);
        accounts.requireListed();
        JsonNode orders = body.path("orders");
        if (!orders.isArray() || orders.isEmpty()) {
            throw Refusal.badRequest("orders is required");
        }
        List<OrderTicket> tickets = new ArrayList<>();
        orders.forEach(order -> tickets.add(reader.read(order, account)));
        tickets.forEach(ticket -> accounts.require(ticket.account()));
        return tickets;
    }

    /** A child needs its parent, and several orders in one request must have something to do with one another. */
    private void requireRelated(List<OrderTicket> tickets) {
        for (OrderTicket ticket : tickets) {
            String parent = ticket.parentId();
            boolean known = parent == null
                    || tickets.stream().anyMatch(other -> parent.equals(other.clientOrderId()))
                    || Links.find(parent, book.orders()).findAny().isPresent();
            if (!known) {
                throw new Refusal(Answer.error(200, "Order couldn't be submitted: no parent order " + parent));
            }
            boolean related = parent != null
                    || ticket.ties().singleGroup()
                    || tickets.stream()
                            .anyMatch(other ->
                                    other.parentId() != null && other.parentId().equals(ticket.clientOrderId()));
            if (tickets.size() > 1 && !related) {
                throw Refusal.badRequest("unrelated orders in one request are not supported");
            }
        }
    }

    /** The questions of all orders, and those that a test has planned; the same question is not asked twice. */
    private Deque<Question> asked(List<OrderTicket> tickets, Plan plan) {
        Map<String, Question> raised = new LinkedHashMap<>();
        tickets.forEach(ticket ->
                questions.raisedBy(ticket).forEach(question -> raised.putIfAbsent(question.messageId(), question)));
        Deque<Question> asked = new ArrayDeque<>(raised.values());
        plan.questions.stream()
                .filter(question -> !questions.isSuppressed(question.messageId()))
                .forEach(asked::add);
        return asked;
    }

    private Answer proceed(Pending next) {
        return next.remaining().isEmpty() ? next.outcome().get() : dialogue.ask(next);
    }

    private Answer accept(List<OrderTicket> tickets, Plan plan) {
        List<OrderTicket> good = new ArrayList<>(tickets);
        plan.failedRows.keySet().stream().filter(row -> row < tickets.size()).forEach(row -> good.set(row, null));
        good.removeIf(ticket -> ticket == null);
        Deque<Order> accepted = new ArrayDeque<>(book.accept(good, plan));
        ArrayNode body = Json.array();
        Order first = accepted.peek();
        for (int row = 0; row < tickets.size(); row++) {
            String failure = plan.failedRows.get(row);
            body.add(failure == null ? accepted(accepted.remove()) : failed(tickets.get(row), failure));
        }
        if (first == null || plan.prompt == null || questions.isSuppressed(plan.prompt.messageId())) {
            return Answer.ok(body);
        }
        ObjectNode prompt = trading.prompts().raise(first, plan.prompt);
        if (plan.promptIsAnswer) {
            return Answer.ok(prompt);
        }
        trading.prompts().say(prompt);
        return Answer.ok(body);
    }

    private ObjectNode accepted(Order order) {
        ObjectNode row = Json.object().put("order_id", Long.toString(order.id()));
        if (order.ticket().clientOrderId() != null) {
            row.put("local_order_id", order.ticket().clientOrderId());
        }
        if (book.parentOf(order) != null) {
            row.put("parent_order_id", Long.toString(book.parentOf(order).id()));
        }
        boolean fresh = order.status() == OrderStatus.INACTIVE
                && !order.ticket().terms().deactivated();
        OrderStatus status = fresh ? OrderStatus.PENDING_SUBMIT : order.status();
        return row.put("order_status", status.shown()).put("encrypt_message", "1");
    }

    private static ObjectNode failed(OrderTicket ticket, String text) {
        ObjectNode row = Json.object().put("order_id", "-1");
        if (ticket.clientOrderId() != null) {
            row.put("local_order_id", ticket.clientOrderId());
        }
        return row.put("order_status", "Failed").put("text", text).put("encrypt_message", "1");
    }
}
