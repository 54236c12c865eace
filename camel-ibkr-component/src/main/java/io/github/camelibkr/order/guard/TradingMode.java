package io.github.camelibkr.order.guard;

/** Whether, and for what money, orders may be sent. */
public enum TradingMode {
    /** None are sent. */
    readOnly,
    /** Orders on a paper account. */
    paper,
    /** Orders on a live account. */
    live
}
