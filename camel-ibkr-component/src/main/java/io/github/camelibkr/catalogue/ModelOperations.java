package io.github.camelibkr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.BodyField.Kind;
import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.catalogue.Parameter.Type;
import java.util.List;

/**
 * Area {@code model}: model portfolios of advisers. Each request has a {@code reqID} of its own, which the component
 * makes; weights are fractions, not per cent (quirk 116).
 */
final class ModelOperations {

    static final List<Operation> ROWS = List.of(
            read("model/list", "/fa/model/list").answers(JsonNode.class, "All models"),
            read("model/summary", "/fa/model/summary")
                    .parameter("model", IbkrConstants.MODEL, "model", Place.BODY, Type.TEXT, true)
                    .answers(JsonNode.class, "One model"),
            read("model/positions", "/fa/model/positions")
                    .parameter("model", IbkrConstants.MODEL, "model", Place.BODY, Type.TEXT, true)
                    .parameter("limit", null, "limit", Place.BODY, Type.LIMIT, false)
                    .parameter("sort", null, "sortField", Place.BODY, Type.TEXT, false)
                    .parameter("direction", null, "sortDirection", Place.BODY, Type.ORDERING, false)
                    .answers(JsonNode.class, "The positions of a model"),
            read("model/accounts", "/fa/model/accounts-details")
                    .parameter("model", IbkrConstants.MODEL, "model", Place.BODY, Type.TEXT, true)
                    .parameter("calcPnls", null, "calcPnls", Place.BODY, Type.FLAG, false)
                    .answers(JsonNode.class, "The accounts in a model"),
            change("model/save", "/fa/model/save")
                    .field("model", Kind.TEXT)
                    .field("desc", Kind.TEXT)
                    .field("isStatic", Kind.FLAG)
                    .field("cashTargets", Kind.FRACTIONS)
                    .field("positionTargets", Kind.FRACTIONS)
                    .answers(JsonNode.class, "Makes the model in the body, or changes it"),
            change("model/invest", "/fa/model/invest-divest")
                    .field("model", Kind.TEXT)
                    .field("accountList", Kind.LIST)
                    .answers(JsonNode.class, "Moves money of accounts into a model, or out of it"),
            read("model/investPositions", "/fa/model/invest-divest-positions")
                    .parameter("model", IbkrConstants.MODEL, "model", Place.BODY, Type.TEXT, true)
                    .parameter("subscriptionStatus", null, "subscriptionStatus", Place.BODY, Type.NUMBER, false)
                    .answers(JsonNode.class, "The accounts and independent positions that model/invest may take"),
            change("model/submitTransfers", "/fa/model/submit-transfers")
                    .field("fpOrderId", Kind.WHOLE)
                    .answers(JsonNode.class, "Commits transfers"),
            read("model/presets", "/fa/fa-preset/get").answers(JsonNode.class, "The presets of models"),
            change("model/setPresets", "/fa/fa-preset/save")
                    .optionalField("avoidNegativeCashInIndependent", Kind.FLAG)
                    .optionalField("avoidNegativeCashInCore", Kind.FLAG)
                    .optionalField("cashQtyEstimateFactor", Kind.WHOLE)
                    .optionalField("closeDivestIndependentPosition", Kind.FLAG)
                    .optionalField("closeDivestCorePosition", Kind.FLAG)
                    .optionalField("fullyInvestExistingLongPositions", Kind.FLAG)
                    .optionalField("keepModelOpen", Kind.FLAG)
                    .optionalField("preferCrossWithIndependent", Kind.FLAG)
                    .optionalField("preferTransferFromIndependent", Kind.FLAG)
                    .optionalField("roundAllocationQuantityToExchangeBoardLot", Kind.FLAG)
                    .optionalField("roundAllocExchBoardLot", Kind.FLAG)
                    .optionalField("useNonBaseCcy", Kind.FLAG)
                    .optionalField("useToleranceRange", Kind.FLAG)
                    .answers(
                            JsonNode.class,
                            "Sets the presets that the body names, by the names that model/presets gives them"));

    private ModelOperations() {}

    private static Operation.Row read(String name, String path) {
        return Operation.readByPost(name, path).numbered();
    }

    private static Operation.Row change(String name, String path) {
        return Operation.post(name, path).numbered().guarded();
    }
}
