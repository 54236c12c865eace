package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.OrderDeniedException;
import java.time.Duration;

/**
 * How many orders may leave in what time: {@code maxOrdersPerSecond}, {@code maxOrdersPerMinute} and
 * {@code maxIdenticalOrders}. An order that is several counts once, as it leaves in one piece.
 */
final class RateRule {

    private final OrderRates rates;
    private final Departures departures;
    /** Whose orders are counted; null: everybody's. */
    private final String route;

    RateRule(OrderRates rates, Departures departures, String route) {
        this.rates = rates;
        this.departures = departures;
        this.route = route;
    }

    /** Whether one more may leave now. */
    void check(String content, long now, Subject subject) throws OrderDeniedException {
        check("maxOrdersPerSecond", rates.perSecond(), Duration.ofSeconds(1), "the last second", now, subject);
        check("maxOrdersPerMinute", rates.perMinute(), Duration.ofMinutes(1), "the last minute", now, subject);
        Integer most = rates.identical();
        if (most != null) {
            int left = departures.count(rates.window(), now, route, content);
            if (left >= most) {
                throw subject.denied(
                        "maxIdenticalOrders",
                        "maxIdenticalOrders is " + most + ", and " + left + " like it have left " + whose()
                                + " in the last " + rates.window().toMillis() + " ms");
            }
        }
    }

    private void check(String rule, Integer most, Duration time, String words, long now, Subject subject)
            throws OrderDeniedException {
        if (most != null) {
            int left = departures.count(time, now, route, null);
            if (left >= most) {
                throw subject.denied(
                        rule, rule + " is " + most + ", and " + left + " orders have left " + whose() + " in " + words);
            }
        }
    }

    String whose() {
        return route == null ? "for this gateway" : "from this route";
    }
}
