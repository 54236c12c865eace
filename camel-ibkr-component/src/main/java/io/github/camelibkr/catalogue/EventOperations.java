package io.github.camelibkr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.catalogue.Parameter.Type;
import java.util.List;

/** Area {@code event}: event contracts, which IBKR calls forecast contracts, too. */
final class EventOperations {

    static final List<Operation> ROWS = List.of(
            Operation.get("event/categories", "/forecast/category/tree")
                    .answers(JsonNode.class, "The tree of categories and their markets: a large answer"),
            Operation.get("event/market", "/forecast/contract/market")
                    .parameter("conid", IbkrConstants.CONID, "underlyingConid", Place.QUERY, Type.PLAIN_CONID, true)
                    .query("exchange", null, Type.EXCHANGE)
                    .answers(
                            JsonNode.class,
                            "The contracts of one market: its conid, not its product_conid (quirk 115)"),
            Operation.get("event/details", "/forecast/contract/details")
                    .requiredQuery("conid", IbkrConstants.CONID, Type.PLAIN_CONID)
                    .answers(JsonNode.class, "One contract, and the one for the opposite"),
            Operation.get("event/rules", "/forecast/contract/rules")
                    .requiredQuery("conid", IbkrConstants.CONID, Type.PLAIN_CONID)
                    .answers(JsonNode.class, "How a contract is decided"),
            Operation.get("event/schedules", "/forecast/contract/schedules")
                    .requiredQuery("conid", IbkrConstants.CONID, Type.PLAIN_CONID)
                    .answers(JsonNode.class, "When a contract is traded"));

    private EventOperations() {}
}
