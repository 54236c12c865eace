package io.github.camelibkr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.BodyField.Kind;
import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.catalogue.Parameter.Type;
import java.util.List;

/** Area {@code watchlist}. */
final class WatchlistOperations {

    static final List<Operation> ROWS = List.of(
            Operation.get("watchlist/list", "/iserver/watchlists")
                    .fixed("SC", "USER_WATCHLIST")
                    .answers(JsonNode.class, "All watchlists"),
            Operation.get("watchlist/get", "/iserver/watchlist")
                    .parameter("watchlistId", IbkrConstants.WATCHLIST_ID, "id", Place.QUERY, Type.WATCHLIST_ID, true)
                    .answers(JsonNode.class, "One watchlist, once its contracts have names"),
            Operation.post("watchlist/save", "/iserver/watchlist")
                    .field("id", Kind.DIGITS)
                    .field("name", Kind.TEXT)
                    .field("rows", Kind.LIST)
                    .answers(JsonNode.class, "Makes a watchlist; one with the same id is overwritten (quirk 114)"),
            Operation.delete("watchlist/delete", "/iserver/watchlist")
                    .parameter("watchlistId", IbkrConstants.WATCHLIST_ID, "id", Place.QUERY, Type.WATCHLIST_ID, true)
                    .answers(JsonNode.class, "Deletes a watchlist; IBKR says yes also where there is none (quirk 36)"));

    private WatchlistOperations() {}
}
