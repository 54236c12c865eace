package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.ledger.Ledger;
import io.github.camelibkr.simulator.market.Market;
import io.github.camelibkr.simulator.portfolio.Books;
import io.github.camelibkr.simulator.portfolio.Positions;
import io.github.camelibkr.simulator.time.Floor;
import io.github.camelibkr.simulator.time.Time;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The order book of the account: orders live, fill against the quotes, and tell whoever listens. */
public final class Trading {

    /** Who hears what happens to orders. */
    interface Listener {

        /** An order has a new row to show. */
        default void changed(Order order, ObjectNode row) {}

        /** An execution happened; its commission is not known yet. */
        default void executed(Execution execution) {}

        /** The commission of an execution has become known. */
        default void commissioned(Execution execution) {}
    }

    /** How the order book behaves. */
    public record Habits(Duration stepDelay, Duration commissionDelay, boolean wideOrderIds) {}

    private static final Duration CLIENT_ORDER_ID_LIFE = Duration.ofHours(24);

    private final Matching matching;
    private final Books books;
    private final ContractBook contracts;
    private final Time time;
    private final Floor floor;
    private final Ledger ledger;
    private final Habits habits;
    private final OrderIds ids;
    private final Map<Long, Order> orders = new LinkedHashMap<>();
    private final Set<Order> working = new LinkedHashSet<>();
    private final List<Execution> executions = new ArrayList<>();
    private final Links links = new Links();
    private final Map<String, Instant> clientOrderIds = new HashMap<>();
    private final List<Listener> listeners = new ArrayList<>();
    private boolean held;

    /** Opens the book. */
    public Trading(
            Market market,
            Books books,
            ContractBook contracts,
            Time time,
            Floor floor,
            Ledger ledger,
            long seed,
            Habits habits) {
        this.matching = new Matching(market);
        this.books = books;
        this.contracts = contracts;
        this.time = time;
        this.floor = floor;
        this.ledger = ledger;
        this.habits = habits;
        this.ids = new OrderIds(seed, habits.wideOrderIds());
        market.onMove(this::isWorkedOn, this::matchAll);
    }

    /** Nothing fills by itself any more, until {@link #releaseFills()}. */
    public void holdFills() {
        floor.run(() -> held = true);
    }

    /** Orders fill against the quotes again. */
    public void releaseFills() {
        floor.run(() -> {
            held = false;
            List.copyOf(working).forEach(this::match);
        });
    }

    /** Fills an order, or a part of it, at a price of the test's choice. */
    public void fill(long orderId, String size, String price) {
        floor.run(() -> fill(require(orderId), new BigDecimal(size), new BigDecimal(price)));
    }

    /** Cancels an order as the exchange would, without being asked. */
    public void cancel(long orderId) {
        floor.run(() -> cancelNow(require(orderId)));
    }

    /** The same account trades in another application: an execution of an order that no client here has placed. */
    public void tradeElsewhere(String account, long conid, Side side, String size, String price) {
        floor.run(() -> {
            Contract contract = contracts.find(conid).orElseThrow();
            OrderTicket ticket = OrderTicket.market(account, contract, side, new BigDecimal(size));
            Order order = open(ticket);
            order.status(OrderStatus.SUBMITTED, time.now());
            fill(order, ticket.quantity(), new BigDecimal(price));
        });
    }

    void addListener(Listener listener) {
        listeners.add(listener);
    }

    Collection<Order> orders() {
        return orders.values();
    }

    Optional<Order> find(long orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    List<Execution> executions() {
        return executions;
    }

    /** Whether the commission report of an execution has come already. */
    boolean isCommissioned(Execution execution) {
        return !execution.at().plus(habits.commissionDelay()).isAfter(time.now());
    }

    /** A client order id is taken for a day. */
    boolean isTaken(String clientOrderId) {
        Instant since = clientOrderIds.get(clientOrderId);
        return since != null && since.plus(CLIENT_ORDER_ID_LIFE).isAfter(time.now());
    }

    /** Accepts orders that belong together: each goes through its states step by step and then lives on the market. */
    List<Order> accept(List<OrderTicket> tickets) {
        List<Order> accepted = tickets.stream().map(this::open).toList();
        links.tie(accepted, orders.values());
        for (Order order : accepted) {
            show(order, OrderView.full(order));
            show(order, OrderView.idOnly(order));
            step(order, OrderStatus.PENDING_SUBMIT, 1);
            step(order, OrderStatus.PRE_SUBMITTED, 2);
            step(order, OrderStatus.SUBMITTED, 3);
        }
        return accepted;
    }

    /** The parent of a bracket's child, or null. */
    Order parentOf(Order order) {
        return links.parentOf(order);
    }

    /** The client wants an order cancelled; the exchange does it a moment later, unless it is filled first. */
    void requestCancel(Order order) {
        change(order, OrderStatus.PENDING_CANCEL);
        show(order, OrderView.full(order));
        time.after(habits.stepDelay(), () -> cancelNow(order));
    }

    /** The client has changed an order; it keeps its state and meets the market at once. */
    void modify(Order order, OrderTicket ticket) {
        order.amend(ticket, time.now());
        change(order, order.status());
        show(order, OrderView.full(order));
        match(order);
    }

    private Order open(OrderTicket ticket) {
        Order order = new Order(ids.next(), ticket, time.now());
        orders.put(order.id(), order);
        working.add(order);
        if (ticket.clientOrderId() != null) {
            clientOrderIds.put(ticket.clientOrderId(), time.now());
        }
        ledger.order(order.entry());
        return order;
    }

    private void step(Order order, OrderStatus next, int number) {
        time.after(habits.stepDelay().multipliedBy(number), () -> {
            boolean waits = next == OrderStatus.SUBMITTED && links.isWaiting(order);
            if (order.status().ordinal() < next.ordinal() && !waits) {
                advance(order, next);
            }
        });
    }

    private void advance(Order order, OrderStatus next) {
        change(order, next);
        show(order, OrderView.statusOnly(order));
        match(order);
    }

    private void cancelNow(Order order) {
        if (!order.status().isFinal()) {
            change(order, OrderStatus.CANCELLED);
            show(order, OrderView.statusOnly(order));
            links.childrenOf(order).forEach(this::cancelNow);
        }
    }

    private boolean isWorkedOn(long conid) {
        return working.stream().anyMatch(order -> order.ticket().contract().conid() == conid);
    }

    private void matchAll(long conid) {
        List<Order> concerned = working.stream()
                .filter(order -> order.ticket().contract().conid() == conid)
                .toList();
        concerned.forEach(this::match);
    }

    private void match(Order order) {
        if (held || order.status() != OrderStatus.SUBMITTED) {
            return;
        }
        matching.offer(order).ifPresent(fill -> fill(order, fill.size(), fill.price()));
        if (order.ticket().timeInForce().equals("IOC")) {
            cancelNow(order);
        }
    }

    private void fill(Order order, BigDecimal size, BigDecimal price) {
        if (size.signum() <= 0
                || size.compareTo(order.remaining()) > 0
                || order.status().isFinal()) {
            throw new IllegalArgumentException("Order " + order.id() + " cannot be filled with " + size);
        }
        OrderTicket ticket = order.ticket();
        order.fill(size, price, time.now());
        Positions positions = books.positions(ticket.account());
        BigDecimal position = positions.book(ticket.contract(), ticket.side().signed(size), price);
        BigDecimal commission = Commission.of(ticket.contract(), size);
        positions.cash().add(ticket.contract().currency(), commission.negate());
        Execution execution = new Execution(ids.nextExecution(), order, size, price, position, commission, time.now());
        executions.add(execution);
        ledger.execution(execution.entry());
        if (order.remaining().signum() == 0) {
            change(order, OrderStatus.FILLED);
            show(order, OrderView.full(order));
        } else {
            ledger.order(order.entry());
            show(order, OrderView.partialFill(order));
        }
        listeners.forEach(listener -> listener.executed(execution));
        time.after(habits.commissionDelay(), () -> listeners.forEach(listener -> listener.commissioned(execution)));
        if (order.status() == OrderStatus.FILLED) {
            links.rivalsOf(order).forEach(this::cancelNow);
            links.childrenOf(order).stream()
                    .filter(child -> child.status() == OrderStatus.PRE_SUBMITTED)
                    .forEach(child -> advance(child, OrderStatus.SUBMITTED));
        }
    }

    private void change(Order order, OrderStatus next) {
        order.status(next, time.now());
        if (next.isFinal()) {
            working.remove(order);
        }
        ledger.order(order.entry());
    }

    private void show(Order order, ObjectNode row) {
        listeners.forEach(listener -> listener.changed(order, row));
    }

    private Order require(long orderId) {
        return find(orderId).orElseThrow(() -> new IllegalArgumentException("No order " + orderId));
    }
}
