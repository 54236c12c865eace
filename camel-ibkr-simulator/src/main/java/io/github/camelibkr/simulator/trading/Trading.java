package io.github.camelibkr.simulator.trading;

import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.ledger.Ledger;
import io.github.camelibkr.simulator.market.Market;
import io.github.camelibkr.simulator.portfolio.Books;
import io.github.camelibkr.simulator.time.Floor;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Loudspeaker;
import java.math.BigDecimal;
import java.time.Duration;

/** The trading side as tests and scenarios work it: fills and ends of orders of their own choice. */
public final class Trading {

    /** How the order book behaves. */
    public record Habits(Duration stepDelay, Duration commissionDelay, boolean wideOrderIds) {}

    private final ContractBook contracts;
    private final Floor floor;
    private final Quotations quotations;
    private final Executions executions;
    private final OrderBook book;
    private final Prompts prompts;
    private final NextOrder next;

    /** Opens the book. */
    public Trading(
            Market market,
            Books books,
            ContractBook contracts,
            Time time,
            Floor floor,
            Ledger ledger,
            Loudspeaker loudspeaker,
            long seed,
            Habits habits) {
        this.contracts = contracts;
        this.floor = floor;
        this.quotations = new Quotations(market);
        OrderIds ids = new OrderIds(seed, habits.wideOrderIds(), time.now());
        this.executions = new Executions(books, quotations, time, ledger, ids, habits.commissionDelay());
        this.book = new OrderBook(new Matching(quotations), executions, time, ledger, ids, habits.stepDelay());
        this.prompts = new Prompts(book, loudspeaker);
        this.next = new NextOrder(floor);
        market.onMove(book::isWorkedOn, book::matchAll);
    }

    /** Nothing fills by itself any more, until {@link #releaseFills()}. */
    public void holdFills() {
        floor.run(() -> book.hold(true));
    }

    /** Orders fill against the quotes again. */
    public void releaseFills() {
        floor.run(() -> book.hold(false));
    }

    /** Fills an order, or a part of it, at a price of the test's choice. */
    public void fill(long orderId, String size, String price) {
        floor.run(() -> book.fill(book.require(orderId), new BigDecimal(size), new BigDecimal(price)));
    }

    /** Cancels an order as the exchange would, without being asked. */
    public void cancel(long orderId) {
        floor.run(() -> book.cancel(book.require(orderId)));
    }

    /** Cancels an order as the exchange would, and says why. */
    public void reject(long orderId, String reason) {
        floor.run(() -> book.end(book.require(orderId), OrderStatus.CANCELLED, reason));
    }

    /** Corrects an execution: another size and price, and the same id but for the digits behind its last dot. */
    public void correct(String executionId, String size, String price) {
        floor.run(() -> book.correct(executionId, new BigDecimal(size), new BigDecimal(price)));
    }

    /** The same account trades in another application: an execution of an order that no client here has placed. */
    public void tradeElsewhere(String account, long conid, Side side, String size, String price) {
        floor.run(() -> {
            Contract contract = contracts.find(conid).orElseThrow();
            Order order = book.placedElsewhere(OrderTicket.market(account, contract, side, new BigDecimal(size)));
            book.fill(order, order.remaining(), new BigDecimal(price));
        });
    }

    /** Plans what becomes of the next submission. */
    public NextOrder nextOrder() {
        return next;
    }

    OrderBook book() {
        return book;
    }

    Executions executions() {
        return executions;
    }

    Quotations quotations() {
        return quotations;
    }

    Prompts prompts() {
        return prompts;
    }
}
