package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderRequest;

/**
 * What a decision is about.
 *
 * @param act what somebody wants to do
 * @param accountId the account, as it goes into the request; null if it is not known yet
 * @param clientOrderId the order; null if it is not known
 */
public record Subject(Act act, String accountId, String clientOrderId) {

    /** About an order that is placed or changed. */
    public static Subject of(Act act, OrderRequest order) {
        return new Subject(act, order.accountId(), order.clientOrderId());
    }

    /** It cannot be decided now, so it is not done. */
    OrderNotSentException notSent(String why, Throwable cause) {
        String what = clientOrderId == null ? "it" : "order " + clientOrderId;
        return new OrderNotSentException(what + " was not sent: " + why, accountId, clientOrderId, cause);
    }

    /** It must not be done; {@code rule} is the option, or the thing, that says so. */
    OrderDeniedException denied(String rule, String why) {
        return new OrderDeniedException(rule, act.denial() + why, accountId, clientOrderId);
    }
}
