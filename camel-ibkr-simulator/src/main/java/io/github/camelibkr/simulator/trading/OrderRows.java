package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** REST of the order area; the first answers of a session hold nothing yet. */
public final class OrderRows implements Session.Listener {

    private static final int MOST_SUPPRESSED = 51;
    private static final int LONGEST_MEMORY_DAYS = 7;
    private static final Set<String> OTHER_FILTERS = Set.of("pre_cancelled", "warn_state", "sort_by_time");

    private final OrderBook book;
    private final Executions executions;
    private final Prompts prompts;
    private final OrderDesk desk;
    private final Dialogue dialogue;
    private final Questions questions;
    private final OrdersTopic topic;
    private final Accounts accounts;
    private final Time time;
    private final Duration patience;
    private boolean ordersLoaded;
    private boolean tradesLoaded;

    /** Serves this book; an unknown order is looked for as long as {@code patience}. */
    public OrderRows(
            Trading trading,
            Questions questions,
            OrdersTopic topic,
            Accounts accounts,
            ContractBook contracts,
            Preview preview,
            Time time,
            long seed,
            Duration patience) {
        this.book = trading.book();
        this.executions = trading.executions();
        this.prompts = trading.prompts();
        this.dialogue = new Dialogue(seed, patience);
        this.desk = new OrderDesk(
                trading, questions, accounts, new OrderReader(contracts, trading.quotations()), preview, dialogue);
        this.questions = questions;
        this.topic = topic;
        this.accounts = accounts;
        this.time = time;
        this.patience = patience;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.post("/iserver/account/{accountId}/orders", this::place),
                Row.post("/iserver/account/{accountId}/orders/whatif", this::preview),
                Row.post("/iserver/account/{accountId}/order/{orderId}", this::modify),
                Row.post("/iserver/notification", r -> prompts.answer(r.json())),
                Row.post("/iserver/reply/{replyId}", r -> desk.reply(r.variable("replyId"), r.json())),
                Row.delete("/iserver/account/{accountId}/order/{orderId}", this::cancel),
                Row.get("/iserver/account/orders", this::orders),
                Row.get("/iserver/account/order/status/{orderId}", this::status),
                Row.get("/iserver/account/trades", this::trades),
                Row.post("/iserver/questions/suppress", this::suppress),
                Row.post("/iserver/questions/suppress/reset", this::resetSuppression));
    }

    @Override
    public void brokerageDown() {
        ordersLoaded = false;
        tradesLoaded = false;
        topic.silence(false);
        desk.brokerageDown();
        questions.brokerageDown();
    }

    /** Told of every request: whatever comes between a question and its reply makes an end of the order. */
    public void overhear(String path) {
        if (!path.startsWith("/iserver/reply/") && !path.startsWith("/simulator/")) {
            dialogue.interrupt();
        }
    }

    private Answer place(Request request) {
        return desk.place(request.variable("accountId"), request.json());
    }

    private Answer preview(Request request) {
        return desk.preview(request.variable("accountId"), request.json());
    }

    private Answer modify(Request request) {
        return desk.modify(request.variable("accountId"), request.id("orderId"), request.json());
    }

    private Answer cancel(Request request) {
        accounts.require(request.variable("accountId"));
        accounts.requireListed();
        long id = request.id("orderId");
        if (id == -1) {
            book.orders().stream().filter(order -> !order.status().isFinal()).forEach(book::requestCancel);
        } else {
            Order order = book.find(id).orElse(null);
            if (order == null) {
                return Answer.error(200, "OrderID " + id + " doesn't exist");
            }
            if (order.status().isFinal()) {
                return OrderDesk.inactive();
            }
            requireOperator(order, request);
            book.requestCancel(order);
        }
        return Answer.ok(Json.object()
                .put("msg", "Request was submitted")
                .put("order_id", id)
                .put("conid", -1)
                .putNull("account"));
    }

    private static void requireOperator(Order order, Request request) {
        boolean known = request.query().containsKey("manualIndicator")
                && request.query().containsKey("extOperator");
        if (order.ticket().needsOperator() && !known) {
            throw Refusal.badRequest("manualIndicator and extOperator are required for futures");
        }
    }

    private Answer orders(Request request) {
        accounts.requireListed();
        List<String> filters = request.query("filters", "").isBlank() ? List.of() : request.list("filters");
        Set<String> wanted = checked(filters);
        if (request.flag("force")) {
            topic.silence(false);
            ordersLoaded = true;
            return Answer.ok(list(List.of(), false));
        }
        if (!filters.isEmpty()) {
            topic.silence(true);
        }
        if (!ordersLoaded) {
            ordersLoaded = true;
            return Answer.ok(list(List.of(), false));
        }
        List<Order> shown = book.orders().stream()
                .filter(order ->
                        wanted.isEmpty() || wanted.contains(order.status().filter()))
                .toList();
        return Answer.ok(list(shown, true));
    }

    private static Set<String> checked(List<String> filters) {
        Set<String> known =
                Arrays.stream(OrderStatus.values()).map(OrderStatus::filter).collect(Collectors.toSet());
        for (String filter : filters) {
            if (!known.contains(filter) && !OTHER_FILTERS.contains(filter)) {
                throw new Refusal(Answer.error(500, "unknown filter: " + filter));
            }
        }
        return filters.stream().filter(filter -> !filter.equals("sort_by_time")).collect(Collectors.toSet());
    }

    private static ObjectNode list(List<Order> orders, boolean snapshot) {
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray("orders");
        orders.forEach(order -> rows.add(OrderView.full(order)));
        return body.put("snapshot", snapshot);
    }

    private Answer status(Request request) {
        long id = request.id("orderId");
        return book.find(id).map(order -> Answer.ok(OrderStatusView.of(order))).orElseGet(() -> Answer.errorWithCode(
                        503, "Order " + id + " is not found")
                .after(patience));
    }

    private Answer trades(Request request) {
        ArrayNode body = Json.array();
        if (tradesLoaded) {
            Instant since = time.now().minus(Duration.ofDays(days(request)));
            for (Execution execution : executions.all()) {
                if (execution.at().isAfter(since)) {
                    body.add(execution.row(executions.isCommissioned(execution)));
                }
            }
        }
        tradesLoaded = true;
        return Answer.ok(body);
    }

    private static int days(Request request) {
        String days = request.query("days", "1");
        if (!days.matches("\\d{1,4}")) {
            throw Refusal.badRequest("days is not valid: " + days);
        }
        return Math.min(Math.max(Integer.parseInt(days), 1), LONGEST_MEMORY_DAYS);
    }

    private Answer suppress(Request request) {
        JsonNode ids = request.json().path("messageIds");
        if (!ids.isArray() || ids.size() > MOST_SUPPRESSED) {
            throw Refusal.badRequest("messageIds must hold at most " + MOST_SUPPRESSED + " ids");
        }
        List<String> messageIds = new ArrayList<>();
        ids.forEach(id -> messageIds.add(id.asText()));
        questions.suppress(messageIds);
        return submitted();
    }

    private Answer resetSuppression(Request request) {
        questions.reset();
        return submitted();
    }

    private static Answer submitted() {
        return Answer.ok(Json.object().put("status", "submitted"));
    }
}
