package io.github.camelibkr.simulator.trading;

/** What {@code sor} sends of the orders that are there already when somebody subscribes; all of it was seen. */
public enum OrdersReplay {
    /** Complete rows. */
    COMPLETE_ROWS,
    /** Rows with identifiers only. */
    IDS,
    /** Nothing at all. */
    NOTHING
}
