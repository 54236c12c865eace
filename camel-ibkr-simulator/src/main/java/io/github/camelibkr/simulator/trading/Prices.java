package io.github.camelibkr.simulator.trading;

import java.math.BigDecimal;

/**
 * The prices of an order.
 *
 * @param limit the worst price that will do, or null
 * @param trigger price that the market has to reach first, or null; a trailing order may leave it to the market
 * @param trail what a trailing order's stop keeps away from the market, or null
 * @param offset how much better than the quote of its own side a relative order bids, or null
 */
record Prices(BigDecimal limit, BigDecimal trigger, Trail trail, BigDecimal offset) {

    static final Prices NONE = new Prices(null, null, null, null);
}
