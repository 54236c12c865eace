package io.github.camelibkr.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderState;
import io.github.camelibkr.model.Values;
import io.github.camelibkr.rest.Classified;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Whether an order, as IBKR shows it, has become what a change of it asked for. */
enum ChangeEvidence {
    /** It has the values that were asked for. */
    TAKEN,
    /** It is over, and never had them. */
    NOT_TAKEN,
    /** It has not got them so far, which proves nothing. */
    NONE;

    /** A change's name for a value, and the one that order rows have. */
    private static final Map<String, String> COMPARED =
            Map.of("quantity", "totalSize", "price", "price", "auxPrice", "auxPrice");

    /**
     * Compares.
     *
     * @param request the change as it was sent; null if it is not known
     * @param row the order as {@code order/list} or {@code sor} shows it
     */
    static ChangeEvidence of(String request, JsonNode row) {
        JsonNode wanted = request == null ? null : Classified.parse(request.getBytes(StandardCharsets.UTF_8));
        if (wanted == null) {
            return NONE;
        }
        int same = 0;
        for (Map.Entry<String, String> one : COMPARED.entrySet()) {
            BigDecimal value = Values.decimal(wanted.get(one.getKey()));
            BigDecimal shown = Values.decimal(row.get(one.getValue()));
            if (value != null && shown != null && value.compareTo(shown) != 0) {
                return OrderState.isFinal(Values.text(row.get("status"))) ? NOT_TAKEN : NONE;
            }
            same += value != null && shown != null ? 1 : 0;
        }
        return same > 0 ? TAKEN : NONE;
    }

    /** What it makes of the change. */
    JournalState state() {
        return this == TAKEN ? JournalState.ACCEPTED : JournalState.REJECTED;
    }

    /** What was seen, for people. */
    String words(JsonNode row) {
        return this == TAKEN
                ? "the order has the new values"
                : "the order is " + Values.text(row.get("status")) + " without the new values";
    }
}
