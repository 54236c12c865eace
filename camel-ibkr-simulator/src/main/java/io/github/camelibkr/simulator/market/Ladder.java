package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The price ladder of one contract, from the lowest bid to the highest offer, with the last trade between them. */
final class Ladder {

    private static final int LEVELS = 10;

    private final Quote quote;
    private final Contract contract;

    Ladder(Quote quote) {
        this.quote = quote;
        this.contract = quote.contract();
    }

    /** All rows; a row's number is its place. */
    List<ObjectNode> rows() {
        List<ObjectNode> rows = new ArrayList<>();
        for (int level = LEVELS - 1; level >= 0; level--) {
            BigDecimal price = quote.bid.subtract(steps(level));
            if (price.signum() > 0) {
                rows.add(row(rows.size(), 0, contract.price(price)).put("bid", size(level, price, quote.bidSize)));
            }
        }
        rows.add(row(rows.size(), 1, quote.lastSize + " @ " + contract.price(quote.last)));
        for (int level = 0; level < LEVELS; level++) {
            BigDecimal price = quote.ask.add(steps(level));
            rows.add(row(rows.size(), 0, contract.price(price)).put("ask", size(level, price, quote.askSize)));
        }
        return rows;
    }

    private BigDecimal steps(int level) {
        return contract.tick().multiply(BigDecimal.valueOf(level));
    }

    private static ObjectNode row(int number, int focus, String price) {
        return Json.object().put("row", number).put("focus", focus).put("price", price);
    }

    /** Behind the best price, the size that waits is a matter of the price alone. */
    private String size(int level, BigDecimal price, long best) {
        if (level == 0) {
            return Long.toString(best);
        }
        long ticks = price.divideToIntegralValue(contract.tick()).longValue();
        long lots = new SplittableRandom(contract.conid() * 31 + ticks).nextLong(1, 9);
        return Long.toString(Math.max(1, contract.lot() / 4) * lots);
    }
}
