package io.github.camelibkr.order.guard;

import io.github.camelibkr.store.OrderJournal;
import java.util.List;

/**
 * What an endpoint and its component allow: an order may leave if both let it.
 *
 * @param mode whether, and for what money, orders may be sent
 * @param component what holds for all endpoints of the component; its rates count all orders of the gateway
 * @param endpoint what holds for this endpoint; its rates count the orders of this route
 * @param killSwitch halts all orders
 * @param journal where orders are counted; null if none may leave
 * @param route whose orders {@code endpoint} counts
 */
public record GuardPolicy(
        TradingMode mode, Level component, Level endpoint, KillSwitch killSwitch, OrderJournal journal, String route) {

    /**
     * What one of the two allows.
     *
     * @param limits what one order may be
     * @param rates how many may leave
     */
    public record Level(OrderLimits limits, OrderRates rates) {}

    /** What both say of one order. */
    List<OrderLimits> limits() {
        return List.of(component.limits(), endpoint.limits());
    }
}
