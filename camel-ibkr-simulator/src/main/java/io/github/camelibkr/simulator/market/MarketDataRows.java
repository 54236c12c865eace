package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.Searches;
import io.github.camelibkr.simulator.ledger.Ledger;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.util.List;

/** REST of the market data area. */
public final class MarketDataRows implements Session.Listener {

    private static final int MOST_CONTRACTS = 100;
    private static final int MOST_FIELDS = 50;

    private final Market market;
    private final MarketDataTopic topic;
    private final Accounts accounts;
    private final Time time;
    private final Ledger ledger;
    private final Searches searches;

    /** Serves snapshots of this market. */
    public MarketDataRows(
            Market market, MarketDataTopic topic, Accounts accounts, Time time, Ledger ledger, Searches searches) {
        this.market = market;
        this.topic = topic;
        this.accounts = accounts;
        this.time = time;
        this.ledger = ledger;
        this.searches = searches;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get("/iserver/marketdata/snapshot", this::snapshot),
                Row.post("/iserver/marketdata/unsubscribe", this::unsubscribe),
                Row.get("/iserver/marketdata/{conid}/unsubscribe", this::confirmUnsubscribed),
                Row.get("/iserver/marketdata/unsubscribeall", this::unsubscribeAll));
    }

    @Override
    public void brokerageDown() {
        market.snapshotStreams().clear();
        topic.endAll();
    }

    private Answer snapshot(Request request) {
        accounts.requireListed();
        List<String> targets = request.list("conids");
        List<String> fields = request.query("fields", "").isBlank() ? List.of() : request.list("fields");
        if (targets.size() > MOST_CONTRACTS || fields.size() > MOST_FIELDS) {
            throw Refusal.badRequest("too many conids or fields");
        }
        ArrayNode body = Json.array();
        targets.forEach(target -> body.add(row(target, fields)));
        return Answer.ok(body);
    }

    private ObjectNode row(String target, List<String> fields) {
        long conid = MarketDataTopic.conid(target);
        ObjectNode row = Json.object().put("conidEx", target).put("conid", conid);
        if (!market.knows(conid)) {
            return row.put("55", "-").put("31", "N/A");
        }
        boolean streaming = market.isStreamed(conid);
        if (!streaming && isShut(market.quote(conid).contract())) {
            return row;
        }
        market.snapshotStreams().add(conid);
        if (!streaming) {
            return row;
        }
        row.put("_updated", time.now().toEpochMilli()).put("server_id", "q0").put("6119", "q0");
        Quote quote = market.quote(conid);
        put(row, quote, Fields.AVAILABILITY);
        fields.forEach(field -> put(row, quote, field));
        return row;
    }

    /** Quirk 41: a derivative has no quotes before its underlying was searched. */
    private boolean isShut(Contract contract) {
        return contract.derivative() != null
                && !searches.have(contract.derivative().underlying());
    }

    private void put(ObjectNode row, Quote quote, String field) {
        String value = Fields.text(quote, field);
        if (value != null) {
            Fields.put(row, field, value);
            ledger.quote(quote.contract().conid(), field, value);
        }
    }

    private Answer unsubscribe(Request request) {
        JsonNode conid = request.json().path("conid");
        if (!conid.canConvertToLong() && !conid.isTextual()) {
            throw Refusal.badRequest("conid is required");
        }
        return end(conid.asLong(), "success");
    }

    /** The older form, which confirms in another word. */
    private Answer confirmUnsubscribed(Request request) {
        return end(request.id("conid"), "confirmed");
    }

    private Answer end(long conid, String word) {
        boolean snapshot = market.snapshotStreams().remove(conid);
        boolean stream = topic.end(conid);
        return snapshot || stream ? Answer.ok(Json.object().put(word, true)) : Answer.error(500, "unknown");
    }

    private Answer unsubscribeAll(Request request) {
        market.snapshotStreams().clear();
        topic.endAll();
        return Answer.ok(Json.object().put("unsubscribed", true));
    }
}
