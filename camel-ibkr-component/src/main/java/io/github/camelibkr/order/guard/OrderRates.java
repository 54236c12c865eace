package io.github.camelibkr.order.guard;

import java.time.Duration;

/**
 * How many orders may leave in what time.
 *
 * @param perSecond in any second; null: as many as you like, as below
 * @param perMinute in any minute
 * @param perDay in a day, from midnight to midnight where IBKR keeps the login
 * @param identical of the same content within {@code window}
 * @param window how far back identical orders are looked for
 */
public record OrderRates(Integer perSecond, Integer perMinute, Integer perDay, Integer identical, Duration window) {

    /** No limit at all. */
    public static final OrderRates NONE = new OrderRates(null, null, null, null, Duration.ofMinutes(1));
}
