package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Refusal;
import java.util.Set;

/** An algo that works an order, with its parameters as they were sent; the market takes no notice of it. */
record Algo(String id, JsonNode parameters) {

    private static final Set<String> KNOWN = Set.of(
            "Adaptive",
            "ArrivalPx",
            "ClosePx",
            "DarkIce",
            "PctVol",
            "PctVolPx",
            "PctVolSz",
            "PctVolTm",
            "Twap",
            "Vwap");
    private static final Set<String> PRIORITIES = Set.of("Urgent", "Normal", "Patient");

    /** Reads {@code strategy} and {@code strategyParameters}; null without them. */
    static Algo read(JsonNode order) {
        String id = order.path("strategy").asText("");
        if (id.isEmpty() || order.path("strategy").isNull()) {
            return null;
        }
        JsonNode parameters = order.path("strategyParameters");
        String priority = parameters.path("adaptivePriority").asText("Normal");
        if (!KNOWN.contains(id)) {
            throw refused("unknown strategy " + id);
        }
        if (!PRIORITIES.contains(priority)) {
            throw refused("adaptivePriority cannot be " + priority);
        }
        return new Algo(id, parameters);
    }

    private static Refusal refused(String reason) {
        return new Refusal(Answer.error(200, "Order couldn't be submitted: " + reason));
    }
}
