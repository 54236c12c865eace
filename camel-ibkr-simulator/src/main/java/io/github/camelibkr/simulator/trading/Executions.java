package io.github.camelibkr.simulator.trading;

import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.ledger.Ledger;
import io.github.camelibkr.simulator.portfolio.Books;
import io.github.camelibkr.simulator.portfolio.Positions;
import io.github.camelibkr.simulator.time.Time;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What was executed: booked in the positions and the cash, noted in the ledger, told to whoever listens. */
final class Executions {

    private final Books books;
    private final Quotations quotations;
    private final Time time;
    private final Ledger ledger;
    private final OrderIds ids;
    private final Duration commissionDelay;
    private final List<Execution> executions = new ArrayList<>();
    private final List<OrderListener> listeners = new ArrayList<>();

    Executions(Books books, Quotations quotations, Time time, Ledger ledger, OrderIds ids, Duration commissionDelay) {
        this.books = books;
        this.quotations = quotations;
        this.time = time;
        this.ledger = ledger;
        this.ids = ids;
        this.commissionDelay = commissionDelay;
    }

    void addListener(OrderListener listener) {
        listeners.add(listener);
    }

    List<Execution> all() {
        return executions;
    }

    /** Whether the commission report of an execution has come already. */
    boolean isCommissioned(Execution execution) {
        return !execution.at().plus(commissionDelay).isAfter(time.now());
    }

    /** Books a fill; of a combination, the whole and then each of its legs. Nobody is told yet. */
    List<Execution> book(Order order, BigDecimal size, BigDecimal price) {
        OrderTicket ticket = order.ticket();
        String fill = ids.nextFill();
        if (!ticket.isCombination()) {
            return List.of(book(new ExecutionId(fill, 1, 1), order, ticket.contract(), ticket.side(), size, price));
        }
        List<Execution> booked = new ArrayList<>();
        booked.add(note(new Execution(
                new ExecutionId(fill, 1, 1),
                order,
                ticket.contract(),
                ticket.side(),
                size,
                price,
                null,
                BigDecimal.ZERO,
                time.now())));
        // The legs trade at their quotes; what the whole was better or worse than these is the first leg's.
        BigDecimal more = price.subtract(quotations.offered(ticket, ticket.side()));
        for (Leg leg : ticket.legs()) {
            int units = Math.abs(leg.ratio());
            BigDecimal share =
                    booked.size() == 1 ? more.divide(BigDecimal.valueOf(leg.ratio()), 6, RoundingMode.HALF_UP) : null;
            BigDecimal quoted = quotations.legPrice(leg, ticket.side());
            booked.add(book(
                    new ExecutionId(fill, booked.size() + 1, 1),
                    order,
                    leg.contract(),
                    leg.side(ticket.side()),
                    size.multiply(BigDecimal.valueOf(units)),
                    share == null ? quoted : quoted.add(share)));
        }
        return booked;
    }

    /** Tells of executions, and a moment later of their commissions. */
    void tell(List<Execution> booked) {
        booked.forEach(execution -> tell(listener -> listener.executed(execution)));
        time.after(
                commissionDelay, () -> booked.forEach(execution -> tell(listener -> listener.commissioned(execution))));
    }

    /** Puts another size and price in the place of an execution; returns the new one. */
    Execution correct(String id, BigDecimal size, BigDecimal price) {
        Execution wrong = executions.stream()
                .filter(execution -> execution.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No execution " + id));
        Order order = wrong.order();
        if (order.ticket().isCombination()) {
            throw new IllegalArgumentException("Executions of combinations are not corrected");
        }
        positions(order)
                .book(wrong.contract(), wrong.side().signed(wrong.size()).negate(), wrong.price());
        order.fill(wrong.size().negate(), wrong.price(), time.now());
        order.fill(size, price, time.now());
        executions.remove(wrong);
        return book(wrong.id().corrected(), order, wrong.contract(), wrong.side(), size, price);
    }

    private Execution book(
            ExecutionId id, Order order, Contract contract, Side side, BigDecimal size, BigDecimal price) {
        Positions positions = positions(order);
        BigDecimal position = positions.book(contract, side.signed(size), price);
        BigDecimal commission = Commission.of(contract, size);
        if (id.revision() == 1) {
            positions.cash().add(contract.currency(), commission.negate());
        }
        return note(new Execution(id, order, contract, side, size, price, position, commission, time.now()));
    }

    private Execution note(Execution execution) {
        executions.add(execution);
        ledger.execution(execution.entry());
        return execution;
    }

    private Positions positions(Order order) {
        return books.positions(order.ticket().account());
    }

    private void tell(Consumer<OrderListener> news) {
        listeners.forEach(news);
    }
}
