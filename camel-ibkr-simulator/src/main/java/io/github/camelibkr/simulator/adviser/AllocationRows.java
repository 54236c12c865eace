package io.github.camelibkr.simulator.adviser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.portfolio.Books;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** REST of how an adviser's orders are divided among accounts. The groups are kept; no order is divided by them. */
public final class AllocationRows {

    private static final List<String> PRESETS = List.of(
            "group_auto_close_positions",
            "profiles_auto_close_positions",
            "strict_credit_check",
            "group_proportional_allocation");

    private final Books books;
    private final Map<String, JsonNode> groups = new LinkedHashMap<>();
    private final ObjectNode presets = Json.object().put("default_method_for_all", "N");

    /** Serves the accounts with what they are worth at the moment. */
    public AllocationRows(Books books) {
        this.books = books;
        PRESETS.forEach(preset -> presets.put(preset, false));
    }

    /** The rows. */
    public List<Row> rows() {
        String group = "/iserver/account/allocation/group";
        return List.of(
                Row.get("/iserver/account/allocation/accounts", this::accounts),
                Row.get(group, this::list),
                Row.post(group, this::save),
                Row.put(group, this::save),
                Row.post(group + "/single", this::one),
                Row.post(group + "/delete", this::delete),
                Row.get("/iserver/account/allocation/presets", request -> Answer.ok(presets)),
                Row.post("/iserver/account/allocation/presets", this::setPresets));
    }

    private Answer accounts(Request request) {
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray("accounts");
        books.all().forEach((account, valuation) -> {
            ObjectNode row = rows.addObject();
            ArrayNode data = row.putArray("data");
            data.addObject().put("value", money(valuation.netLiquidation())).put("key", "NetLiquidation");
            data.addObject().put("value", money(valuation.availableFunds())).put("key", "AvailableEquity");
            row.put("name", account);
        });
        return Answer.ok(body);
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private Answer list(Request request) {
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray("data");
        groups.forEach((name, group) -> rows.addObject()
                .put("allocation_method", group.path("default_method").asText())
                .put("size", group.path("accounts").size())
                .put("name", name));
        return Answer.ok(body);
    }

    /** A former name makes it a renaming. */
    private Answer save(Request request) {
        JsonNode group = request.json();
        if (!group.path("accounts").isArray() || !group.path("default_method").isTextual()) {
            throw Refusal.badRequest("name, accounts and default_method are required");
        }
        groups.remove(group.path("prev_name").asText());
        groups.put(name(group), group);
        return success();
    }

    private Answer one(Request request) {
        String name = name(request.json());
        JsonNode group = groups.get(name);
        if (group == null) {
            return Answer.error(500, "Group " + name + " not found");
        }
        ObjectNode body = Json.object().put("name", name);
        ArrayNode rows = body.putArray("accounts");
        group.path("accounts").forEach(member -> {
            ObjectNode row = rows.addObject();
            row.set("amount", Json.decimal(member.path("amount").decimalValue()));
            row.put("name", member.path("name").asText());
        });
        return Answer.ok(body.put("default_method", group.path("default_method").asText()));
    }

    private Answer delete(Request request) {
        groups.remove(name(request.json()));
        return success();
    }

    private Answer setPresets(Request request) {
        request.json().properties().forEach(preset -> {
            if (presets.has(preset.getKey())) {
                presets.set(preset.getKey(), preset.getValue());
            }
        });
        return success();
    }

    private static String name(JsonNode body) {
        if (!body.path("name").isTextual()) {
            throw Refusal.badRequest("name is required");
        }
        return body.path("name").asText();
    }

    private static Answer success() {
        return Answer.ok(Json.object().put("success", true));
    }
}
