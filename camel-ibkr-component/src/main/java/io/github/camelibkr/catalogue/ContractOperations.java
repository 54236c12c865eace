package io.github.camelibkr.catalogue;

import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.model.ContractDefinitions;
import io.github.camelibkr.model.ContractRules;
import io.github.camelibkr.model.Contracts;
import java.util.List;

/** Area {@code contract}. */
final class ContractOperations {

    static final List<Operation> ROWS = List.of(
            Operation.get("contract/search", "/iserver/secdef/search")
                    .requiredQuery("symbol", IbkrConstants.SYMBOL, Parameter.Type.TEXT)
                    .query("secType", null, Parameter.Type.TEXT)
                    .query("name", null, Parameter.Type.FLAG)
                    .answers(Contracts.class, "Finds contracts by symbol or, with name=true, by company name"),
            Operation.get("contract/info-and-rules", "/iserver/contract/{conid}/info-and-rules")
                    .path("conid", IbkrConstants.CONID, Parameter.Type.NUMBER)
                    .query("isBuy", null, Parameter.Type.FLAG)
                    .answers(ContractRules.class, "What a contract is, and how it may be traded"),
            Operation.get("contract/definition", "/trsrv/secdef")
                    .parameter("conid", IbkrConstants.CONID, "conids", Place.QUERY, Parameter.Type.CONIDS, true)
                    .answers(
                            ContractDefinitions.class, "Says what contracts are: their kind, currency and multiplier"));

    private ContractOperations() {}
}
