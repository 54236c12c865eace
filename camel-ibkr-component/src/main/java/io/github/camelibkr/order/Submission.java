package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.model.InvalidOrderException;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.order.guard.Act;
import io.github.camelibkr.rest.Arguments;
import java.util.Map;

/**
 * What is to be sent once.
 *
 * @param order a new order, or what a working one shall become
 * @param orderId IBKR's id of the working one; null: it is a new order
 */
record Submission(OrderRequest order, String orderId) {

    private static final Operation PLACE = Operations.get("order/place");
    private static final Operation MODIFY = Operations.get("order/modify");

    boolean isChange() {
        return orderId != null;
    }

    Act act() {
        return isChange() ? Act.MODIFY : Act.PLACE;
    }

    Operation operation() {
        return isChange() ? MODIFY : PLACE;
    }

    Arguments arguments() throws InvalidRequestException {
        return Arguments.of(
                operation(),
                null,
                isChange()
                        ? Map.of("accountId", order.accountId(), "orderId", orderId)
                        : Map.of("accountId", order.accountId()));
    }

    byte[] body() {
        return isChange() ? OrderWire.change(order) : OrderWire.body(order);
    }

    JournalEntry intent(Bookkeeper keeper) throws OrderException {
        return isChange() ? keeper.intent(order, orderId) : keeper.intent(order);
    }

    Failures failures() {
        return Failures.ofOrder(order.accountId(), order.clientOrderId());
    }

    /** With the account, if it is the login's only one. */
    Submission complete(SessionFacts session) throws InvalidOrderException {
        return new Submission(OrderReading.complete(order, session), orderId);
    }
}
