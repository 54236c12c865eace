package io.github.camelibkr.order.guard;

/**
 * What an endpoint and its component together allow.
 *
 * @param mode whether, and for what money, orders may be sent
 * @param limits what both allow of one order
 * @param component how many orders may leave through all endpoints of the gateway
 * @param endpoint how many may leave through this route
 * @param killSwitch halts all orders
 * @param route whose orders {@code endpoint} counts
 */
public record GuardPolicy(
        TradingMode mode,
        OrderLimits limits,
        OrderRates component,
        OrderRates endpoint,
        KillSwitch killSwitch,
        String route) {}
