package io.github.camelibkr.catalogue;

import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.model.Quotes;
import java.util.List;

/** Area {@code marketdata}. */
final class MarketDataOperations {

    static final List<Operation> ROWS = List.of(Operation.get("marketdata/snapshot", "/iserver/marketdata/snapshot")
            .parameter("conid", IbkrConstants.CONID, "conids", Place.QUERY, Parameter.Type.CONIDS, true)
            .query("fields", IbkrConstants.FIELDS, Parameter.Type.FIELDS)
            .options("snapshotTimeout")
            .answers(Quotes.class, "Top of book of one or several contracts, once the asked fields are there"));

    private MarketDataOperations() {}
}
