package io.github.camelibkr.simulator.adviser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Row;
import java.util.List;

/** REST of the presets of model portfolios, which are kept. */
public final class ModelPresetRows {

    private static final List<String> FLAGS = List.of(
            "avoidNegativeCashInIndependent",
            "closeDivestIndependentPosition",
            "fullyInvestExistingLongPositions",
            "keepModelOpen",
            "preferCrossWithIndependent",
            "preferTransferFromIndependent",
            "roundAllocationQuantityToExchangeBoardLot",
            "useNonBaseCcy",
            "useToleranceRange");

    private final ObjectNode presets = Json.object();

    /** All of them are off. */
    public ModelPresetRows() {
        FLAGS.forEach(flag -> presets.put(flag, false));
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                ModelRows.numbered("/fa/fa-preset/get", (request, body) -> ModelRows.subscribed(body)
                        .setAll(presets)),
                ModelRows.numbered("/fa/fa-preset/save", this::save));
    }

    private JsonNode save(JsonNode request, ObjectNode body) {
        FLAGS.stream().filter(request::has).forEach(flag -> presets.set(flag, request.path(flag)));
        return ModelRows.subscribed(body).put("success", true);
    }
}
