package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** REST that shows orders and executions of the selected account; the first answers of a session hold nothing yet. */
public final class OrderListRows implements Session.Listener {

    private static final int MOST_ROWS = 1000;
    private static final int LONGEST_MEMORY_DAYS = 7;
    private static final String SORT = "sort_by_time";
    private static final Set<String> OTHER_FILTERS = Set.of("pre_cancelled", "warn_state", SORT);

    private final OrderBook book;
    private final Executions executions;
    private final OrdersTopic topic;
    private final Accounts accounts;
    private final Time time;
    private final Duration patience;
    private boolean ordersLoaded;
    private boolean tradesLoaded;

    /** Shows this book; an unknown order is looked for as long as {@code patience}. */
    public OrderListRows(Trading trading, OrdersTopic topic, Accounts accounts, Time time, Duration patience) {
        this.book = trading.book();
        this.executions = trading.executions();
        this.topic = topic;
        this.accounts = accounts;
        this.time = time;
        this.patience = patience;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get("/iserver/account/orders", this::orders),
                Row.get("/iserver/account/order/status/{orderId}", this::status),
                Row.get("/iserver/account/trades", this::trades));
    }

    @Override
    public void brokerageDown() {
        ordersLoaded = false;
        tradesLoaded = false;
        topic.silence(false);
    }

    private Answer orders(Request request) {
        accounts.requireListed();
        Predicate<Order> mine = ofAccount(request);
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
        Comparator<Order> latestFirst = Comparator.comparing(Order::changedAt).reversed();
        return Answer.ok(list(
                book.orders().stream()
                        .filter(mine)
                        .filter(order -> wanted.isEmpty()
                                || wanted.contains(order.status().filter()))
                        .sorted(filters.contains(SORT) ? latestFirst : Comparator.comparing(order -> 0))
                        .limit(MOST_ROWS)
                        .toList(),
                true));
    }

    /** Of the account that the request names, or of the selected one. */
    private Predicate<Order> ofAccount(Request request) {
        String account = request.query("accountId", accounts.selected());
        if (account.equals(Accounts.ALL) && accounts.isAdviser()) {
            return order -> true;
        }
        accounts.require(account);
        return order -> order.ticket().account().equals(account);
    }

    private static Set<String> checked(List<String> filters) {
        Set<String> known =
                Arrays.stream(OrderStatus.values()).map(OrderStatus::filter).collect(Collectors.toSet());
        for (String filter : filters) {
            if (!known.contains(filter) && !OTHER_FILTERS.contains(filter)) {
                throw new Refusal(Answer.error(500, "unknown filter: " + filter));
            }
        }
        return filters.stream().filter(filter -> !filter.equals(SORT)).collect(Collectors.toSet());
    }

    private static ObjectNode list(List<Order> orders, boolean snapshot) {
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray("orders");
        orders.forEach(order -> rows.add(OrderView.full(order)));
        return body.put("snapshot", snapshot);
    }

    private Answer status(Request request) {
        long id = request.id("orderId");
        return book.find(id)
                .filter(order -> accounts.isSelected(order.ticket().account()))
                .map(order -> Answer.ok(OrderStatusView.of(order)))
                .orElseGet(() -> Answer.errorWithCode(503, "Order " + id + " is not found")
                        .after(patience));
    }

    private Answer trades(Request request) {
        Instant since = time.now().minus(Duration.ofDays(days(request)));
        Predicate<Order> mine = ofAccount(request);
        ArrayNode body = Json.array();
        if (tradesLoaded) {
            executions.all().stream()
                    .filter(execution -> execution.at().isAfter(since) && mine.test(execution.order()))
                    .forEach(execution -> body.add(execution.row(executions.isCommissioned(execution))));
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
}
