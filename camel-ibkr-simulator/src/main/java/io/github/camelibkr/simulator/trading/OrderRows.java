package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** REST of order entry: place, change, cancel, answer questions and prompts. */
public final class OrderRows implements Session.Listener {

    private static final int MOST_SUPPRESSED = 51;

    /** How long a reply takes, and how long one that comes too late waits in vain. */
    public record Delays(Duration reply, Duration patience) {}

    private final OrderBook book;
    private final Prompts prompts;
    private final OrderDesk desk;
    private final Dialogue dialogue;
    private final Questions questions;
    private final Accounts accounts;
    private final Delays delays;

    /** Takes orders for this book. */
    public OrderRows(
            Trading trading,
            Questions questions,
            Accounts accounts,
            ContractBook contracts,
            Preview preview,
            long seed,
            Delays delays) {
        this.book = trading.book();
        this.prompts = trading.prompts();
        this.dialogue = new Dialogue(seed, delays.patience());
        this.desk = new OrderDesk(
                trading, questions, accounts, new OrderReader(contracts, trading.quotations()), preview, dialogue);
        this.questions = questions;
        this.accounts = accounts;
        this.delays = delays;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.post("/iserver/account/{accountId}/orders", r -> place(r, r.json())),
                Row.post("/iserver/account/{accountId}/order", r -> place(r, alone(r.json()))),
                Row.post("/iserver/account/{accountId}/orders/whatif", r -> preview(r, r.json())),
                Row.post("/iserver/account/{accountId}/order/whatif", r -> preview(r, alone(r.json()))),
                Row.post("/iserver/account/{accountId}/order/{orderId}", this::modify),
                Row.delete("/iserver/account/{accountId}/order/{orderId}", this::cancel),
                Row.post("/iserver/reply/{replyId}", this::reply),
                Row.post("/iserver/notification", r -> prompts.answer(r.json())),
                Row.post("/iserver/questions/suppress", this::suppress),
                Row.post("/iserver/questions/suppress/reset", this::resetSuppression));
    }

    @Override
    public void brokerageDown() {
        desk.brokerageDown();
        questions.brokerageDown();
    }

    /** Told of every request: whatever comes between a question and its reply makes an end of the order. */
    public void overhear(String path) {
        if (!path.startsWith("/iserver/reply/") && !path.startsWith("/simulator/")) {
            dialogue.interrupt();
        }
    }

    private Answer place(Request request, JsonNode body) {
        return desk.place(request.variable("accountId"), body);
    }

    private Answer preview(Request request, JsonNode body) {
        return desk.preview(request.variable("accountId"), body);
    }

    /** The former way to place one order: the order itself is the body. */
    private static JsonNode alone(JsonNode order) {
        ObjectNode body = Json.object();
        body.putArray("orders").add(order);
        return body;
    }

    private Answer modify(Request request) {
        return desk.modify(request.variable("accountId"), request.id("orderId"), request.json());
    }

    private Answer reply(Request request) {
        Answer answer = desk.reply(request.variable("replyId"), request.json());
        return answer.status() == 200 ? answer.after(delays.reply()) : answer;
    }

    private Answer cancel(Request request) {
        String account = request.variable("accountId");
        accounts.require(account);
        accounts.requireListed();
        long id = request.id("orderId");
        if (id == -1) {
            book.orders().stream()
                    .filter(order -> order.ticket().account().equals(account)
                            && !order.status().isFinal())
                    .forEach(book::requestCancel);
        } else {
            Order order = desk.require(account, id);
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
