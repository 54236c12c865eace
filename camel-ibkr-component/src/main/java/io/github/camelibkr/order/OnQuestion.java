package io.github.camelibkr.order;

/** What to do with a question that {@code confirm} does not cover. */
public enum OnQuestion {
    /** Answer it with no, and fail. */
    refuse,
    /** Leave it open and hand it to the route, which must answer at once with {@code order/reply}. */
    giveBack
}
