package io.github.camelibkr.simulator.adviser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** One model portfolio: what it is to consist of, and what accounts have in it. */
final class Model {

    private final String name;
    private final Map<String, BigDecimal> invested = new LinkedHashMap<>();
    private JsonNode definition;

    /** Nobody has anything in it yet. */
    Model(String name) {
        this.name = name;
    }

    /** Takes over a description and targets; what is a per cent is refused (quirk 116). */
    void define(JsonNode wanted) {
        checkFractions(wanted.path("cashTargets"));
        checkFractions(wanted.path("positionTargets"));
        definition = wanted;
    }

    private static void checkFractions(JsonNode targets) {
        for (JsonNode row : targets) {
            if (row.path("target").decimalValue().abs().compareTo(BigDecimal.ONE) > 0) {
                throw Refusal.badRequest("target is not valid: " + row.path("target"));
            }
        }
    }

    /** Moves money of an account in or, if it is negative, out. */
    void invest(String account, BigDecimal amount) {
        invested.merge(account, amount, BigDecimal::add);
    }

    Map<String, BigDecimal> invested() {
        return invested;
    }

    JsonNode positionTargets() {
        return definition.path("positionTargets");
    }

    JsonNode cashTargets() {
        return definition.path("cashTargets");
    }

    BigDecimal netLiquidation() {
        return invested.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** One row of the list of models. */
    ObjectNode row() {
        ObjectNode row = Json.object()
                .put("model", name)
                .put("desc", definition.path("desc").asText(""));
        row.set("nlv", Json.decimal(netLiquidation()));
        return row.put("numAccounts", invested.size())
                .put("isStatic", definition.path("isStatic").asBoolean())
                .put("mismatch", false)
                .put("customIndex", false)
                .put("bootstrapped", true);
    }
}
