package io.github.camelibkr.simulator.scanner;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.market.Market;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a scan can be narrowed by; filters that are not simulated let everything pass. */
final class ScanFilter {

    /** Code and display name of those that have an effect. */
    static final Map<String, String> NAMES = new TreeMap<>(Map.of(
            "priceAbove", "Price above",
            "priceBelow", "Price below",
            "volumeAbove", "Volume above",
            "changePercAbove", "Change (%) above",
            "changePercBelow", "Change (%) below"));

    private ScanFilter() {}

    static Predicate<Contract> of(Market market, JsonNode filter) {
        String code = filter.path("code").asText();
        BigDecimal bound = number(filter.path("value").asText());
        if (!NAMES.containsKey(code) || bound == null) {
            return contract -> true;
        }
        String field = code.startsWith("price") ? "31" : code.startsWith("volume") ? "7762" : "83";
        int sign = code.endsWith("Above") ? 1 : -1;
        return contract -> new BigDecimal(market.value(contract.conid(), field)).compareTo(bound) * sign >= 0;
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException malformed) {
            return null;
        }
    }
}
