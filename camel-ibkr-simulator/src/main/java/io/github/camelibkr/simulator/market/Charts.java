package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.time.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Bars of the whole market, however they are asked for. */
public final class Charts {

    private final Market market;
    private final Time time;
    private final long seed;

    /** Charts this market. */
    public Charts(Market market, Time time, long seed) {
        this.market = market;
        this.time = time;
        this.seed = seed;
    }

    /** The bars, oldest first. */
    List<Bar> bars(ChartRequest wanted, Span period) {
        Contract contract = market.quote(wanted.conid()).contract();
        Instant end = wanted.end() == null ? time.now() : wanted.end();
        History history = new History(new PricePath(contract, seed), hours(wanted));
        List<Bar> bars = new ArrayList<>(history.bars(period, wanted.bar(), end));
        if (wanted.end() == null) {
            bars.add(bars.remove(bars.size() - 1).closedAt(market.lastPrice(wanted.conid())));
        }
        bars.replaceAll(bar -> wanted.source().of(bar, contract.tick()));
        return bars;
    }

    /** The body of an answer with these bars. */
    ObjectNode draw(ChartRequest wanted, Span period, String serverId) {
        return HistoryView.of(
                serverId, market.quote(wanted.conid()).contract(), bars(wanted, period), wanted, hours(wanted));
    }

    private TradingHours hours(ChartRequest wanted) {
        return TradingHours.of(market.quote(wanted.conid()).contract(), wanted.outsideRth());
    }
}
