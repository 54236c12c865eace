package io.github.camelibkr.catalogue;

/** How urgent a request is; most urgent first. Nobody waits for ever: who has waited long goes before who has not. */
public enum Priority {
    /** Places, changes, cancels an order, or answers a question about one. */
    ORDER,
    /** Keeps the session alive, or opens it. */
    SESSION,
    /** Reads what changes: quotes, orders, positions, balances. */
    DATA,
    /** Reads what hardly changes: contracts, scanners, rules, news. */
    DISCOVERY
}
