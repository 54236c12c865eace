package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.ledger.Ledger;
import io.github.camelibkr.simulator.market.TradingHours;
import io.github.camelibkr.simulator.time.Time;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The orders and their lives: states step by step, fills against the quotes, cancellation. */
final class OrderBook {

    private static final Duration DAY = Duration.ofHours(24);

    private final Matching matching;
    private final Executions executions;
    private final Time time;
    private final Ledger ledger;
    private final OrderIds ids;
    private final Duration stepDelay;
    private final Map<Long, Order> orders = new LinkedHashMap<>();
    private final Set<Order> working = new LinkedHashSet<>();
    private final Set<Order> lateStatus = new LinkedHashSet<>();
    private final Links links = new Links();
    private final Map<String, Instant> clientOrderIds = new HashMap<>();
    private final List<OrderListener> listeners = new ArrayList<>();
    private boolean held;

    OrderBook(Matching matching, Executions executions, Time time, Ledger ledger, OrderIds ids, Duration stepDelay) {
        this.matching = matching;
        this.executions = executions;
        this.time = time;
        this.ledger = ledger;
        this.ids = ids;
        this.stepDelay = stepDelay;
    }

    void addListener(OrderListener listener) {
        listeners.add(listener);
        executions.addListener(listener);
    }

    /** The orders that the gateway still knows: those of the last day, and whatever works longer. */
    List<Order> orders() {
        return orders.values().stream().filter(this::isRemembered).toList();
    }

    private boolean isRemembered(Order order) {
        return !order.status().isFinal() || order.changedAt().plus(DAY).isAfter(time.now());
    }

    Optional<Order> find(long orderId) {
        return Optional.ofNullable(orders.get(orderId)).filter(this::isRemembered);
    }

    /** A client order id is taken for a day. */
    boolean isTaken(String clientOrderId) {
        Instant since = clientOrderIds.get(clientOrderId);
        return since != null && since.plus(DAY).isAfter(time.now());
    }

    /** Accepts orders that belong together: each goes through its states step by step and then lives on the market. */
    List<Order> accept(List<OrderTicket> tickets, Plan plan) {
        List<Order> accepted = tickets.stream().map(this::open).toList();
        links.tie(accepted, orders.values());
        for (Order order : accepted) {
            boolean planned = order.equals(accepted.get(0));
            if (planned && plan.statusComesLast) {
                lateStatus.add(order);
            }
            if (planned && plan.executionComesFirst) {
                executions.tell(book(order, order.remaining(), matching.price(order.ticket())));
            }
            show(order, OrderView.full(order));
            show(order, OrderView.idOnly(order));
            if (planned && plan.ending != null) {
                step(order, OrderStatus.PENDING_SUBMIT, 1);
                time.after(stepDelay.multipliedBy(2), () -> end(order, plan.ending, plan.reason));
            } else if (!order.ticket().terms().deactivated()) {
                proceed(order);
            }
        }
        return accepted;
    }

    /** An order that the account has placed in another application. */
    Order placedElsewhere(OrderTicket ticket) {
        Order order = open(ticket);
        order.status(OrderStatus.SUBMITTED, time.now());
        return order;
    }

    /** The parent of a bracket's child, or null. */
    Order parentOf(Order order) {
        return links.parentOf(order);
    }

    /** An order goes on its way to the exchange, or goes on from where it was held up. */
    void proceed(Order order) {
        step(order, OrderStatus.PENDING_SUBMIT, 1);
        step(order, OrderStatus.PRE_SUBMITTED, 2);
        step(order, OrderStatus.SUBMITTED, 3);
    }

    /** The client wants an order cancelled; the exchange does it a moment later, unless it is filled first. */
    void requestCancel(Order order) {
        change(order, OrderStatus.PENDING_CANCEL);
        show(order, OrderView.full(order));
        time.after(stepDelay, () -> cancel(order));
    }

    /** The client has changed an order; it keeps its state and meets the market at once, unless it is put aside. */
    void modify(Order order, OrderTicket ticket) {
        boolean wasAside = order.ticket().terms().deactivated();
        order.amend(ticket, time.now());
        change(order, ticket.terms().deactivated() ? OrderStatus.INACTIVE : order.status());
        show(order, OrderView.full(order));
        if (wasAside && !ticket.terms().deactivated()) {
            proceed(order);
        } else {
            match(order);
        }
    }

    /** Ends an order that is not ended yet, and its children with it. */
    void cancel(Order order) {
        end(order, OrderStatus.CANCELLED, null);
    }

    void end(Order order, OrderStatus status, String reason) {
        if (!order.status().isFinal()) {
            order.endBecause(reason);
            change(order, status);
            show(order, OrderView.statusOnly(order));
            links.childrenOf(order).forEach(this::cancel);
        }
    }

    /** Whether orders fill only when they are told to. */
    void hold(boolean on) {
        held = on;
        List.copyOf(working).forEach(this::match);
    }

    boolean isWorkedOn(long conid) {
        return working.stream().anyMatch(order -> order.ticket().concerns(conid));
    }

    void matchAll(long conid) {
        List<Order> concerned =
                working.stream().filter(order -> order.ticket().concerns(conid)).toList();
        concerned.forEach(this::match);
    }

    /** Fills an order or a part of it, and tells everybody. */
    void fill(Order order, BigDecimal size, BigDecimal price) {
        List<Execution> booked = book(order, size, price);
        show(order, order.status() == OrderStatus.FILLED ? OrderView.full(order) : OrderView.partialFill(order));
        executions.tell(booked);
        if (order.status() == OrderStatus.FILLED) {
            if (lateStatus.remove(order)) {
                show(order, OrderView.statusOnly(order, OrderStatus.SUBMITTED));
            }
            links.rivalsOf(order).forEach(this::cancel);
            links.childrenOf(order).stream()
                    .filter(child -> child.status() == OrderStatus.PRE_SUBMITTED)
                    .forEach(child -> advance(child, OrderStatus.SUBMITTED));
        }
    }

    /** What was executed has been corrected by the exchange. */
    void correct(String executionId, BigDecimal size, BigDecimal price) {
        Execution corrected = executions.correct(executionId, size, price);
        Order order = corrected.order();
        ledger.order(order.entry());
        show(order, OrderView.full(order));
        executions.tell(List.of(corrected));
    }

    private List<Execution> book(Order order, BigDecimal size, BigDecimal price) {
        if (size.signum() <= 0
                || size.compareTo(order.remaining()) > 0
                || order.status().isFinal()) {
            throw new IllegalArgumentException("Order " + order.id() + " cannot be filled with " + size);
        }
        order.fill(size, price, time.now());
        List<Execution> booked = executions.book(order, size, price);
        if (order.remaining().signum() == 0) {
            change(order, OrderStatus.FILLED);
        } else {
            ledger.order(order.entry());
        }
        return booked;
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
        time.after(stepDelay.multipliedBy(number), () -> {
            boolean waits = next == OrderStatus.SUBMITTED && links.isWaiting(order)
                    || next != OrderStatus.PENDING_SUBMIT && order.isBlocked()
                    || order.ticket().terms().deactivated();
            if (order.status().ordinal() < next.ordinal() && !waits) {
                advance(order, next);
            }
        });
    }

    private void advance(Order order, OrderStatus next) {
        change(order, next);
        show(order, OrderView.statusOnly(order));
        if (next == OrderStatus.SUBMITTED && order.ticket().waitsForAuction()) {
            time.after(untilAuction(order.ticket()), () -> auction(order));
        } else {
            match(order);
        }
    }

    private Duration untilAuction(OrderTicket ticket) {
        TradingHours hours = TradingHours.of(ticket.legs().get(0).contract(), false);
        return Duration.between(
                time.now(), ticket.type().isOnClose() ? hours.nextClose(time.now()) : hours.nextOpening(time.now()));
    }

    private void auction(Order order) {
        if (order.status() == OrderStatus.SUBMITTED) {
            matching.auction(order).ifPresent(fill -> fill(order, fill.size(), fill.price()));
            cancel(order);
        }
    }

    private void match(Order order) {
        if (held || order.status() != OrderStatus.SUBMITTED || order.ticket().waitsForAuction()) {
            return;
        }
        matching.offer(order).ifPresent(fill -> fill(order, fill.size(), fill.price()));
        if (order.ticket().timeInForce().equals("IOC")) {
            cancel(order);
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

    Order require(long orderId) {
        return find(orderId).orElseThrow(() -> new IllegalArgumentException("No order " + orderId));
    }
}
