package io.github.camelibkr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation.Preflight;
import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.catalogue.Parameter.Type;
import io.github.camelibkr.model.History;
import io.github.camelibkr.model.Quotes;
import java.util.List;

/** Area {@code marketdata}. */
final class MarketDataOperations {

    static final List<Operation> ROWS = List.of(
            Operation.get("marketdata/snapshot", "/iserver/marketdata/snapshot")
                    .parameter("conid", IbkrConstants.CONID, "conids", Place.QUERY, Type.CONIDS, true)
                    .query("fields", IbkrConstants.FIELDS, Type.FIELDS)
                    .options("snapshotTimeout")
                    .answers(Quotes.class, "Top of book of one or several contracts, once the asked fields are there"),
            Operation.post("marketdata/unsubscribe", "/iserver/marketdata/unsubscribe")
                    .body("conid", IbkrConstants.CONID, "conid", Type.PLAIN_CONID)
                    .answers(
                            JsonNode.class,
                            "Gives the market-data line of a snapshot back; streams of the same contract begin again"),
            Operation.get("marketdata/unsubscribeAll", "/iserver/marketdata/unsubscribeall")
                    .changes()
                    .answers(
                            JsonNode.class,
                            "Gives all market-data lines of the session back; streams of this component begin again,"
                                    + " those of others end"),
            Operation.get("marketdata/history", "/iserver/marketdata/history")
                    .requiredQuery("conid", IbkrConstants.CONID, Type.PLAIN_CONID)
                    .requiredQuery("bar", null, Type.BAR)
                    .query("period", null, Type.SPAN)
                    .query("exchange", null, Type.EXCHANGE)
                    .local("from", null, Type.MOMENT)
                    .parameter("until", null, "startTime", Place.QUERY, Type.MOMENT, false)
                    .query("outsideRth", null, Type.FLAG)
                    .query("source", null, Type.CHART_SOURCE)
                    .answers(History.class, "Bars: the latest, those until a moment, or, with from, all since another"),
            Operation.get("marketdata/hmdsHistory", "/hmds/history")
                    .requiredQuery("conid", IbkrConstants.CONID, Type.PLAIN_CONID)
                    .requiredQuery("bar", null, Type.BAR)
                    .requiredQuery("period", null, Type.FARM_SPAN)
                    .query("barType", null, Type.BAR_TYPE)
                    .parameter("until", null, "startTime", Place.QUERY, Type.MOMENT, false)
                    .query("outsideRth", null, Type.FLAG)
                    .after(Preflight.HMDS)
                    .answers(
                            History.class, "Bars straight from the historical data farm; IBKR has withdrawn its page"));

    private MarketDataOperations() {}
}
