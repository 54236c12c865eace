package io.github.camelibkr.simulator.trading;

import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.market.Market;
import java.math.BigDecimal;

/** The market as orders see it: a combination is quoted by what its legs are quoted at. */
final class Quotations {

    private final Market market;

    Quotations(Market market) {
        this.market = market;
    }

    BigDecimal ask(Contract contract) {
        return market.ask(contract.conid());
    }

    BigDecimal bid(Contract contract) {
        return market.bid(contract.conid());
    }

    /** What one unit of the order was traded at last. */
    BigDecimal last(OrderTicket ticket) {
        return ticket.legs().stream()
                .map(leg -> market.lastPrice(leg.contract().conid()).multiply(BigDecimal.valueOf(leg.ratio())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The price at which one unit can be had on this side. */
    BigDecimal offered(OrderTicket ticket, Side side) {
        return ticket.legs().stream()
                .map(leg -> legPrice(leg, side).multiply(BigDecimal.valueOf(leg.ratio())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The quote that a leg meets when the whole is traded on this side. */
    BigDecimal legPrice(Leg leg, Side side) {
        return leg.side(side) == Side.BUY ? ask(leg.contract()) : bid(leg.contract());
    }

    /** How many units are quoted on the side that the order meets. */
    BigDecimal size(OrderTicket ticket) {
        return ticket.legs().stream()
                .map(leg -> {
                    long conid = leg.contract().conid();
                    boolean buys = leg.side(ticket.side()) == Side.BUY;
                    long quoted = buys ? market.askSize(conid) : market.bidSize(conid);
                    return BigDecimal.valueOf(quoted / Math.abs(leg.ratio()));
                })
                .reduce(BigDecimal::min)
                .orElseThrow();
    }

    /** Whether quotes of all that is ordered stream to somebody. */
    boolean isStreamed(OrderTicket ticket) {
        return ticket.legs().stream()
                .allMatch(leg -> market.isStreamed(leg.contract().conid()));
    }
}
