package io.github.camelibkr.model;

import java.util.List;

/**
 * How an order was received ({@code order/place}, {@code order/reply}). Acceptance is not execution, and not even the
 * exchange's acceptance: later states come over {@code stream/sor} (quirk 55).
 *
 * @param state what happened
 * @param accountId the account
 * @param orderId IBKR's id, once it has one; of a bracket the parent's, of a group that of its first order
 * @param clientOrderId the id that was sent with the order
 * @param status IBKR's first order status, such as {@code PreSubmitted}
 * @param question the open question, if {@code state} is {@code QUESTION}
 * @param confirmed the questions that were answered with yes on the way, in order
 * @param text IBKR's text beside an acceptance, such as a warning
 * @param legs what became of each order of a bracket or of a group; null of a single order
 * @param order how the order ended, with {@code orderUpdates=until-final}; else null
 */
public record OrderOutcome(
        State state,
        String accountId,
        String orderId,
        String clientOrderId,
        String status,
        OrderQuestion question,
        List<OrderQuestion> confirmed,
        String text,
        List<OrderLeg> legs,
        OrderUpdate order)
        implements IbkrMessage {

    /** What can be said of an order once its request has been answered. */
    public enum State {
        /** IBKR has taken it and given it an id. */
        ACCEPTED,
        /** IBKR asks something; nothing is placed until {@code order/reply} says yes. */
        QUESTION,
        /** The question was answered with no; nothing was placed. */
        DISCARDED
    }
}
