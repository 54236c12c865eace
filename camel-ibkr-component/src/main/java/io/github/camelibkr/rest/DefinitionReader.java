package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.ContractDefinition;
import io.github.camelibkr.model.ContractDefinitions;
import io.github.camelibkr.model.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what contracts are. */
final class DefinitionReader {

    private static final Set<String> NAMED =
            Set.of("conid", "ticker", "name", "assetClass", "currency", "multiplier", "listingExchange");

    private DefinitionReader() {}

    static ContractDefinitions read(JsonNode json) {
        List<ContractDefinition> definitions = new ArrayList<>();
        for (JsonNode row : json.path("secdef")) {
            Long conid = Values.whole(row.get("conid"));
            if (conid != null) {
                definitions.add(definition(conid, row));
            }
        }
        return new ContractDefinitions(definitions);
    }

    private static ContractDefinition definition(long conid, JsonNode row) {
        return new ContractDefinition(
                conid,
                Values.text(row.get("ticker")),
                Values.text(row.get("name")),
                Values.text(row.get("assetClass")),
                Values.text(row.get("currency")),
                Values.decimal(row.get("multiplier")),
                Values.text(row.get("listingExchange")),
                Values.others(row, NAMED));
    }
}
