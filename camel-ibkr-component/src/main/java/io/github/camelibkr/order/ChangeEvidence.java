package io.github.camelibkr.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderState;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.rest.Classified;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Whether an order, as IBKR shows it, has become what a change of it asked for. */
enum ChangeEvidence {
    /** It has all values that were asked for. */
    TAKEN,
    /** It is over, and never had them. */
    NOT_TAKEN,
    /** It has not got them so far, or not all of them are shown: that proves nothing. */
    NONE;

    /**
     * Compares.
     *
     * @param request the change as it was sent; null if it is not known
     * @param order the order as IBKR shows it
     */
    static ChangeEvidence of(String request, OrderUpdate order) {
        JsonNode wanted = request == null ? null : Classified.parse(request.getBytes(StandardCharsets.UTF_8));
        Set<ShownValue> shown = wanted == null ? Set.of() : ShownValue.of(wanted, order);
        if (shown.contains(ShownValue.OTHER)) {
            return OrderState.isFinal(order.status(), order.ccpStatus()) ? NOT_TAKEN : NONE;
        }
        return shown.equals(Set.of(ShownValue.SAME)) ? TAKEN : NONE;
    }

    /** What it makes of the change. */
    JournalState state() {
        return this == TAKEN ? JournalState.ACCEPTED : JournalState.REJECTED;
    }

    /** What was seen, for people. */
    String words(OrderUpdate order) {
        return this == TAKEN
                ? "the order has the new values"
                : "the order is " + order.status() + " without the new values";
    }
}
