package io.github.camelibkr.order;

/** What becomes of an order while it is not known whether another one of its account was placed. */
public enum OnUnknown {
    /** It fails at once, and nothing is sent. */
    fail,
    /** It waits, as long as {@code maxWait}, until somebody has found out. */
    wait
}
