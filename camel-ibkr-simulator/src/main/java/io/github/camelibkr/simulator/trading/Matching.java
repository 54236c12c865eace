package io.github.camelibkr.simulator.trading;

import io.github.camelibkr.simulator.market.Market;
import java.math.BigDecimal;
import java.util.Optional;

/** The rules by which an order meets the quotes: it takes what is quoted on the other side, and no more at a time. */
final class Matching {

    /** What the market gives an order. */
    record Fill(BigDecimal size, BigDecimal price) {}

    private final Market market;

    Matching(Market market) {
        this.market = market;
    }

    /** What an order can have now, if anything; touches a stop on the way. */
    Optional<Fill> offer(Order order) {
        OrderTicket ticket = order.ticket();
        long conid = ticket.contract().conid();
        boolean buys = ticket.side() == Side.BUY;
        touch(order, market.lastPrice(conid));
        BigDecimal price = buys ? market.ask(conid) : market.bid(conid);
        if (!order.isTriggered() || !isAcceptable(ticket, price)) {
            return Optional.empty();
        }
        BigDecimal quoted = BigDecimal.valueOf(buys ? market.askSize(conid) : market.bidSize(conid));
        return Optional.of(new Fill(quoted.min(order.remaining()), price))
                .filter(fill -> fill.size().signum() > 0);
    }

    private static void touch(Order order, BigDecimal last) {
        OrderTicket ticket = order.ticket();
        if (order.isTriggered()) {
            return;
        }
        order.trail(last);
        if (isReached(last.compareTo(order.stop()), ticket.side())) {
            order.trigger();
        }
    }

    private static boolean isReached(int distance, Side side) {
        return side == Side.BUY ? distance >= 0 : distance <= 0;
    }

    private static boolean isAcceptable(OrderTicket ticket, BigDecimal price) {
        return ticket.price() == null || isReached(ticket.price().compareTo(price), ticket.side());
    }
}
