package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes {@link ContractRules} of IBKR's answer. */
public final class ContractRulesReader {

    private static final Set<String> NAMED = Set.of(
            "con_id",
            "symbol",
            "company_name",
            "instrument_type",
            "currency",
            "exchange",
            "valid_exchanges",
            "rules",
            "increment",
            "incrementRules",
            "negativeCapable",
            "orderTypes");

    private ContractRulesReader() {}

    /** The contract and its rules; or its rules alone, and then {@code asked} is the contract. */
    public static ContractRules read(JsonNode json, String asked) {
        JsonNode rules = json.has("rules") ? json.path("rules") : json;
        Map<String, Object> fields = Values.map(json);
        fields.putAll(Values.map(rules));
        fields.keySet().removeAll(NAMED);
        fields.values().removeIf(value -> value == null);
        Long conid = Values.whole(json.get("con_id"));
        return new ContractRules(
                conid == null ? Long.parseLong(asked) : conid,
                Values.text(json.get("symbol")),
                Values.text(json.get("company_name")),
                Values.text(json.get("instrument_type")),
                Values.text(json.get("currency")),
                Values.text(json.get("exchange")),
                Values.list(json.get("valid_exchanges")),
                increments(rules),
                Values.flag(rules.get("negativeCapable")),
                Values.texts(rules.path("orderTypes")),
                Collections.unmodifiableMap(fields));
    }

    private static List<PriceIncrement> increments(JsonNode rules) {
        List<PriceIncrement> increments = new ArrayList<>();
        for (JsonNode rule : rules.path("incrementRules")) {
            add(increments, Values.decimal(rule.get("lowerEdge")), Values.decimal(rule.get("increment")));
        }
        if (increments.isEmpty()) {
            add(increments, BigDecimal.ZERO, Values.decimal(rules.get("increment")));
        }
        increments.sort(Comparator.comparing(PriceIncrement::from));
        return Collections.unmodifiableList(increments);
    }

    private static void add(List<PriceIncrement> increments, BigDecimal from, BigDecimal increment) {
        if (from != null && increment != null && increment.signum() > 0) {
            increments.add(new PriceIncrement(from, increment));
        }
    }
}
