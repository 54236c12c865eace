package io.github.camelibkr.simulator.trading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The rules by which an order meets the quotes: it takes what is quoted on the other side, and no more at a time. */
final class Matching {

    /** What the market gives an order. */
    record Fill(BigDecimal size, BigDecimal price) {}

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Quotations quotations;

    Matching(Quotations quotations) {
        this.quotations = quotations;
    }

    /** What an order can have now, if anything; touches a stop on the way. */
    Optional<Fill> offer(Order order) {
        OrderTicket ticket = order.ticket();
        touch(order);
        BigDecimal price = price(ticket);
        if (!order.isTriggered() || !isAcceptable(order, price)) {
            return Optional.empty();
        }
        BigDecimal size = quotations.size(ticket).min(order.remaining());
        boolean enough = ticket.terms().allOrNone() ? size.compareTo(order.remaining()) == 0 : size.signum() > 0;
        return enough ? Optional.of(new Fill(size, price)) : Optional.empty();
    }

    /** What an auction gives an order: all of it, at the price that everybody gets. */
    Optional<Fill> auction(Order order) {
        BigDecimal price = quotations.last(order.ticket());
        return isAcceptable(order, price) ? Optional.of(new Fill(order.remaining(), price)) : Optional.empty();
    }

    /** The price that an order would get now. */
    BigDecimal price(OrderTicket ticket) {
        BigDecimal offered = quotations.offered(ticket, ticket.side());
        if (ticket.type() != OrderType.MIDPRICE) {
            return offered;
        }
        BigDecimal own = quotations.offered(ticket, ticket.side().opposite());
        int scale = ticket.contract().tick().scale() + 1;
        return offered.add(own).divide(TWO, scale, RoundingMode.HALF_UP);
    }

    private void touch(Order order) {
        if (order.isTriggered()) {
            return;
        }
        OrderTicket ticket = order.ticket();
        BigDecimal last = quotations.last(ticket);
        order.trail(last);
        boolean turns = ticket.type().isStop();
        if (isReached(
                last.compareTo(order.stop()),
                turns ? ticket.side() : ticket.side().opposite())) {
            order.trigger();
        }
    }

    private static boolean isReached(int distance, Side side) {
        return side == Side.BUY ? distance >= 0 : distance <= 0;
    }

    private boolean isAcceptable(Order order, BigDecimal price) {
        BigDecimal limit = limit(order);
        return limit == null || isReached(limit.compareTo(price), order.ticket().side());
    }

    /** A relative order bids its offset above the quote of its own side, or offers it below, and never past its cap. */
    private BigDecimal limit(Order order) {
        OrderTicket ticket = order.ticket();
        if (ticket.type() != OrderType.REL) {
            return order.limit();
        }
        BigDecimal own = quotations.offered(ticket, ticket.side().opposite());
        BigDecimal offset = ticket.prices().offset() == null
                ? BigDecimal.ZERO
                : ticket.prices().offset();
        BigDecimal bids = ticket.side() == Side.BUY ? own.add(offset) : own.subtract(offset);
        if (order.limit() == null) {
            return bids;
        }
        return ticket.side() == Side.BUY ? bids.min(order.limit()) : bids.max(order.limit());
    }
}
