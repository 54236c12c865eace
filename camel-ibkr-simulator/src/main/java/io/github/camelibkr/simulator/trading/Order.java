package io.github.camelibkr.simulator.trading;

import io.github.camelibkr.simulator.ledger.OrderEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** An accepted order with its changing state. */
final class Order {

    private final long id;
    private OrderTicket ticket;
    private final Instant placedAt;
    private OrderStatus status = OrderStatus.INACTIVE;
    private BigDecimal filled = BigDecimal.ZERO;
    private BigDecimal paid = BigDecimal.ZERO;
    private Instant changedAt;
    private boolean triggered;
    private BigDecimal stop;
    private boolean blocked;
    private String systemReason;

    Order(long id, OrderTicket ticket, Instant placedAt) {
        this.id = id;
        this.ticket = ticket;
        this.stop = ticket.prices().trigger();
        this.placedAt = placedAt;
        this.changedAt = placedAt;
    }

    long id() {
        return id;
    }

    OrderTicket ticket() {
        return ticket;
    }

    /** What the client has made of the order; a stop that was touched stays touched. */
    void amend(OrderTicket amended, Instant now) {
        ticket = amended;
        stop = amended.prices().trigger();
        changedAt = now;
    }

    OrderStatus status() {
        return status;
    }

    void status(OrderStatus next, Instant now) {
        status = next;
        changedAt = now;
    }

    /** Whether it waits for the answer to a prompt. */
    boolean isBlocked() {
        return blocked;
    }

    void block(boolean on) {
        blocked = on;
    }

    /** Why the order was ended by somebody other than the client, or null. */
    String systemReason() {
        return systemReason;
    }

    void endBecause(String reason) {
        systemReason = reason;
    }

    Instant placedAt() {
        return placedAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    BigDecimal filled() {
        return filled;
    }

    BigDecimal remaining() {
        return ticket.quantity().subtract(filled);
    }

    /** Whether a stop has been touched; other orders need no touching. */
    boolean isTriggered() {
        return triggered || !ticket.type().hasTrigger();
    }

    /** Where the stop is now, or null. */
    BigDecimal stop() {
        return stop;
    }

    /** The worst price that will do now, or null; that of a trailing order keeps its distance from the stop. */
    BigDecimal limit() {
        Prices prices = ticket.prices();
        boolean moves = prices.limit() != null && prices.trail() != null;
        return moves ? prices.limit().add(stop).subtract(prices.trigger()) : prices.limit();
    }

    /** A trailing stop follows the market, but never back. */
    void trail(BigDecimal market) {
        Trail trail = ticket.prices().trail();
        if (trail != null) {
            BigDecimal behind = trail.behind(market, ticket.side());
            stop = stop == null ? behind : ticket.side() == Side.SELL ? stop.max(behind) : stop.min(behind);
        }
    }

    void trigger() {
        triggered = true;
    }

    void fill(BigDecimal size, BigDecimal price, Instant now) {
        filled = filled.add(size);
        paid = paid.add(size.multiply(price));
        changedAt = now;
    }

    /** Average price of what was filled, or null while nothing was. */
    BigDecimal averagePrice() {
        return filled.signum() == 0 ? null : paid.divide(filled, 8, RoundingMode.HALF_UP);
    }

    OrderEntry entry() {
        return new OrderEntry(
                id,
                ticket.clientOrderId(),
                ticket.account(),
                ticket.contract().conid(),
                ticket.contract().symbol(),
                ticket.side().name(),
                ticket.type().name(),
                ticket.quantity(),
                filled,
                averagePrice(),
                status.shown(),
                placedAt);
    }
}
