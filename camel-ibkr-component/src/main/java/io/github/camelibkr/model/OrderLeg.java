package io.github.camelibkr.model;

/**
 * What became of one order of a bracket or of a group of which one cancels all.
 *
 * @param leg which one: parent, child 1, child 2 and so on; order 1 and so on of a group
 * @param state what happened to it
 * @param orderId IBKR's id; null if it has none, or it is not known
 * @param clientOrderId the id that was sent with it; null of a child, which has none (quirk 59)
 * @param status IBKR's first order status, such as {@code PreSubmitted}; null if it is not known
 * @param text IBKR's text about it: a warning, or why it was refused; null if there is none
 */
public record OrderLeg(String leg, State state, String orderId, String clientOrderId, String status, String text)
        implements IbkrMessage {

    /** What can be said of one order of several. */
    public enum State {
        /** IBKR has taken it and given it an id. */
        ACCEPTED,
        /** IBKR has refused it. */
        REJECTED,
        /** IBKR asked something about it and was not told yes. */
        DISCARDED,
        /** IBKR has not said what became of it. */
        UNKNOWN
    }
}
