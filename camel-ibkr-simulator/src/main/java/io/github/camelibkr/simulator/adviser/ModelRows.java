package io.github.camelibkr.simulator.adviser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * REST of an adviser's model portfolios. Models and what accounts have in them are kept; nothing is traded for them.
 * Each request has a number, which the answer repeats.
 */
public final class ModelRows {

    private static final String CURRENCY = "USD";
    private static final int SUBSCRIBED = 2;
    private static final int MOST = 1_000;

    private final Accounts accounts;
    private final Time time;
    private final Map<String, Model> models = new LinkedHashMap<>();

    /** There are no models yet. */
    public ModelRows(Accounts accounts, Time time) {
        this.accounts = accounts;
        this.time = time;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                row("list", this::list),
                row("summary", (request, body) -> body.setAll(model(request).row())),
                row("positions", this::positions),
                row("accounts-details", this::accountsDetails),
                row("save", this::save),
                row("invest-divest", this::invest),
                row("invest-divest-positions", this::investable),
                row("submit-transfers", this::submit));
    }

    private static Row row(String word, BiFunction<JsonNode, ObjectNode, JsonNode> handler) {
        return numbered("/fa/model/" + word, handler);
    }

    /** A row whose requests have numbers. */
    static Row numbered(String path, BiFunction<JsonNode, ObjectNode, JsonNode> handler) {
        return Row.post(path, (Request http) -> {
            JsonNode request = http.json();
            if (!request.path("reqID").isIntegralNumber()) {
                throw Refusal.badRequest("reqID is required");
            }
            ObjectNode body = Json.object();
            body.set("reqID", request.path("reqID"));
            return Answer.ok(handler.apply(request, body));
        });
    }

    /** Adds what answers carry that could go on. */
    static ObjectNode subscribed(ObjectNode body) {
        return body.put("subscriptionStatus", SUBSCRIBED);
    }

    private JsonNode list(JsonNode request, ObjectNode body) {
        subscribed(body)
                .put("masterAccount", accounts.isAdviser() ? accounts.master() : accounts.account())
                .put("baseCcy", CURRENCY);
        ArrayNode rows = body.putArray("models");
        models.values().forEach(model -> rows.add(model.row()));
        return body;
    }

    private JsonNode positions(JsonNode request, ObjectNode body) {
        Model model = model(request);
        subscribed(body).put("model", request.path("model").asText());
        body.set("nlv", Json.decimal(model.netLiquidation()));
        body.put("positionTs", time.now().getEpochSecond()).put("stkOnly", true).put("mismatched", false);
        ArrayNode cash = body.putArray("cash");
        model.cashTargets().forEach(target -> cash.add(target.deepCopy()));
        List<JsonNode> targets = new ArrayList<>();
        model.positionTargets().forEach(targets::add);
        if (request.path("sortDirection").asText().equals("DESC")) {
            Collections.reverse(targets);
        }
        ArrayNode rows = body.putArray("positionList");
        targets.stream().limit(request.path("limit").asInt(MOST)).forEach(target -> {
            ObjectNode row = rows.addObject();
            row.set("conid", target.path("conid"));
            row.set("target", Json.decimal(target.path("target").decimalValue()));
            row.put("actual", 0.0)
                    .put("mv", 0.0)
                    .put("position", 0.0)
                    .put("ccy", CURRENCY)
                    .put("exchangeRate", 1.0);
        });
        return body;
    }

    private JsonNode accountsDetails(JsonNode request, ObjectNode body) {
        Model model = model(request);
        body.put("model", request.path("model").asText()).put("baseCcyMaster", CURRENCY);
        ArrayNode rows = body.putArray("accountInfoList");
        model.invested().forEach((account, amount) -> {
            ObjectNode row = rows.addObject()
                    .put("account", account)
                    .put("alias", account)
                    .put("nlv", amount.toPlainString())
                    .put("costBasis", amount.toPlainString());
            if (request.path("calcPnls").asBoolean()) {
                row.put("unrealizedPnL", "0.00");
            }
        });
        return body;
    }

    private JsonNode save(JsonNode request, ObjectNode body) {
        Model model = models.getOrDefault(name(request), new Model(name(request)));
        model.define(request);
        models.put(name(request), model);
        return body.put("success", true);
    }

    private JsonNode invest(JsonNode request, ObjectNode body) {
        Model model = model(request);
        request.path("accountList")
                .forEach(row -> accounts.require(row.path("account").asText()));
        request.path("accountList")
                .forEach(row -> model.invest(
                        row.path("account").asText(), row.path("amtToInvest").decimalValue()));
        return subscribed(body);
    }

    private JsonNode investable(JsonNode request, ObjectNode body) {
        model(request);
        subscribed(body).put("model", request.path("model").asText()).put("baseCcyMaster", CURRENCY);
        ArrayNode rows = body.putArray("accountList");
        accounts.all().forEach(account -> rows.addObject().put("account", account));
        return body;
    }

    private JsonNode submit(JsonNode request, ObjectNode body) {
        if (!request.path("fpOrderId").isIntegralNumber()) {
            throw Refusal.badRequest("fpOrderId is required");
        }
        return body.put("success", true);
    }

    private static String name(JsonNode request) {
        if (!request.path("model").isTextual()) {
            throw Refusal.badRequest("model is required");
        }
        return request.path("model").asText();
    }

    private Model model(JsonNode request) {
        Model model = models.get(name(request));
        if (model == null) {
            throw new Refusal(Answer.error(500, "Model " + name(request) + " not found"));
        }
        return model;
    }
}
