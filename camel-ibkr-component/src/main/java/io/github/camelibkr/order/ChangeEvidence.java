package io.github.camelibkr.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.Decimals;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderState;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.model.Values;
import io.github.camelibkr.rest.Classified;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Whether an order, as IBKR shows it, has become what a change of it asked for. */
enum ChangeEvidence {
    /** It has the values that were asked for. */
    TAKEN,
    /** It is over, and never had them. */
    NOT_TAKEN,
    /** It has not got them so far, which proves nothing. */
    NONE;

    /**
     * Compares.
     *
     * @param request the change as it was sent; null if it is not known
     * @param order the order as IBKR shows it
     */
    static ChangeEvidence of(String request, OrderUpdate order) {
        JsonNode wanted = request == null ? null : Classified.parse(request.getBytes(StandardCharsets.UTF_8));
        if (wanted == null) {
            return NONE;
        }
        // of a stop order IBKR shows the stop price as the price, and as auxPrice at times
        Object shown = order.fields().get("auxPrice");
        BigDecimal auxPrice = shown == null ? null : Decimals.parse(shown.toString());
        BigDecimal[][] pairs = {
            {Values.decimal(wanted.get("quantity")), order.totalSize()},
            {Values.decimal(wanted.get("price")), order.price()},
            {Values.decimal(wanted.get("auxPrice")), auxPrice},
        };
        int same = 0;
        for (BigDecimal[] pair : pairs) {
            if (pair[0] != null && pair[1] != null) {
                if (pair[0].compareTo(pair[1]) != 0) {
                    return OrderState.isFinal(order.status()) ? NOT_TAKEN : NONE;
                }
                same++;
            }
        }
        return same > 0 ? TAKEN : NONE;
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
