package io.github.camelibkr.stream;

/** Which copy of an execution a route gets: IBKR sends each at least twice (quirk 105). */
public enum ExecutionDetail {
    /** The one with the commission; without it, if it does not come within {@code commissionWait}. */
    complete,
    /** The first that comes, nearly always without the commission. */
    first,
    /** The first, and then the one with the commission. */
    both
}
