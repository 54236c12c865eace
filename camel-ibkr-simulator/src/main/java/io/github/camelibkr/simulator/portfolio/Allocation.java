package io.github.camelibkr.simulator.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** Values summed by one criterion, long and short apart. */
final class Allocation {

    private final Map<String, BigDecimal> bought = new TreeMap<>();
    private final Map<String, BigDecimal> sold = new TreeMap<>();

    void add(String name, BigDecimal worth) {
        if (worth.signum() != 0) {
            (worth.signum() > 0 ? bought : sold).merge(name, worth, BigDecimal::add);
        }
    }

    ObjectNode describe() {
        ObjectNode body = Json.object();
        put(body.putObject("long"), bought);
        put(body.putObject("short"), sold);
        return body;
    }

    private static void put(ObjectNode row, Map<String, BigDecimal> amounts) {
        amounts.forEach((name, amount) -> row.set(name, Json.decimal(amount.setScale(2, RoundingMode.HALF_UP))));
    }
}
