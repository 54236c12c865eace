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

    Order(long id, OrderTicket ticket, Instant placedAt) {
        this.id = id;
        this.ticket = ticket;
        this.stop = ticket.stop();
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
        stop = amended.stop();
        changedAt = now;
    }

    OrderStatus status() {
        return status;
    }

    void status(OrderStatus next, Instant now) {
        status = next;
        changedAt = now;
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
        return triggered || !ticket.type().hasStop();
    }

    /** Where the stop is now, or null. */
    BigDecimal stop() {
        return stop;
    }

    /** A trailing stop follows the market, but never back. */
    void trail(BigDecimal market) {
        if (ticket.trail() != null) {
            BigDecimal behind = ticket.trail().behind(market, ticket.side());
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
