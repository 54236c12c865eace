package io.github.camelibkr.simulator.watchlists;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** REST of the user's watchlists, which outlive every session. */
public final class WatchlistRows {

    private final ContractBook contracts;
    private final Time time;
    private final Map<String, Watchlist> lists = new LinkedHashMap<>();
    private final Set<Long> named = new HashSet<>();
    private int messages;

    /** There are no lists yet. */
    public WatchlistRows(ContractBook contracts, Time time) {
        this.contracts = contracts;
        this.time = time;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get("/iserver/watchlists", this::all),
                Row.get("/iserver/watchlist", this::one),
                Row.post("/iserver/watchlist", this::save),
                Row.delete("/iserver/watchlist", this::delete));
    }

    private Answer all(Request request) {
        ObjectNode body = Json.object();
        ArrayNode rows = body.putObject("data")
                .put("scanners_only", false)
                .put("show_scanners", false)
                .put("bulk_delete", false)
                .putArray("user_lists");
        lists.values().forEach(list -> rows.addObject()
                .put("is_open", false)
                .put("read_only", false)
                .put("name", list.name())
                .put("modified", list.modified().toEpochMilli())
                .put("id", list.id())
                .put("type", "watchlist"));
        return Answer.ok(body.put("action", "content").put("MID", message()));
    }

    private Answer one(Request request) {
        Watchlist list = lists.get(id(request));
        if (list == null) {
            return Answer.error(500, "Watchlist not found");
        }
        ObjectNode body = header(list);
        ArrayNode rows = body.putArray("instruments");
        list.conids().forEach(conid -> rows.add(conid == null ? Json.object().put("H", "") : row(conid)));
        return Answer.ok(body);
    }

    /** A list that has this id already is overwritten without a word, and nobody looks whether the contracts exist. */
    private Answer save(Request request) {
        JsonNode body = request.json();
        String id = body.path("id").asText();
        if (!id.matches("-?\\d+")
                || !body.path("name").isTextual()
                || !body.path("rows").isArray()) {
            throw Refusal.badRequest("id, name and rows are required");
        }
        List<Long> conids = new ArrayList<>();
        body.path("rows").forEach(row -> conids.add(row.has("C") ? row.path("C").asLong() : null));
        Watchlist list = new Watchlist(id, body.path("name").asText(), conids, time.now());
        lists.put(id, list);
        ObjectNode answer = header(list);
        answer.putArray("instruments");
        return Answer.ok(answer);
    }

    private Answer delete(Request request) {
        String id = id(request);
        lists.remove(id);
        ObjectNode body = Json.object();
        body.putObject("data").put("deleted", id);
        return Answer.ok(body.put("action", "context").put("MID", message()));
    }

    private static ObjectNode header(Watchlist list) {
        return Json.object()
                .put("id", list.id())
                .put("hash", list.hash())
                .put("name", list.name())
                .put("readOnly", false);
    }

    /** The first time that a contract is shown, only its number is known. */
    private ObjectNode row(long conid) {
        Optional<Contract> contract = contracts.find(conid);
        ObjectNode row = Json.object()
                .put("ST", contract.map(Contract::secType).orElse("STK"))
                .put("C", Long.toString(conid))
                .put("conid", conid);
        if (!named.add(conid)) {
            contract.ifPresent(known -> row.put("name", known.companyName())
                    .put("fullName", known.displayName())
                    .put("assetClass", known.secType())
                    .put("ticker", known.symbol())
                    .put("chineseName", known.companyName()));
        }
        return row;
    }

    private static String id(Request request) {
        String id = request.query("id", "");
        if (id.isBlank()) {
            throw Refusal.badRequest("id is required");
        }
        return id;
    }

    private String message() {
        return Integer.toString(++messages);
    }
}
