package io.github.camelibkr.simulator.scanner;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The words that scans are ordered with: a short form of what is some hundred kilobytes in reality. */
final class ScannerParameters {

    private static final Map<String, String> INSTRUMENTS =
            new TreeMap<>(Map.of("STK", "US Stocks", "ETF.EQ.US", "US Equity ETFs"));

    private ScannerParameters() {}

    static ObjectNode all() {
        ObjectNode body = Json.object();
        ArrayNode scans = body.putArray("scan_type_list");
        for (Scan scan : Scan.values()) {
            INSTRUMENTS
                    .keySet()
                    .forEach(scans.addObject()
                            .put("display_name", scan.displayName())
                            .put("code", scan.name())
                            .putArray("instruments")::add);
        }
        ArrayNode instruments = body.putArray("instrument_list");
        INSTRUMENTS.forEach((type, name) -> ScanFilter.NAMES
                .keySet()
                .forEach(instruments
                        .addObject()
                        .put("display_name", name)
                        .put("type", type)
                        .putArray("filters")::add));
        ArrayNode filters = body.putArray("filter_list");
        ScanFilter.NAMES.forEach((code, name) -> filters.addObject()
                .put("group", code)
                .put("display_name", name)
                .put("code", code)
                .put("type", "non-range"));
        ArrayNode locations = body.putArray("location_tree");
        INSTRUMENTS.forEach((type, name) -> {
            ArrayNode places = locations
                    .addObject()
                    .put("display_name", name)
                    .put("type", type)
                    .putArray("locations");
            for (String place : List.of("MAJOR", "MINOR")) {
                places.addObject()
                        .put("display_name", place.equals("MAJOR") ? "Listed/NASDAQ" : "OTC Markets")
                        .put("type", type + ".US." + place)
                        .putArray("locations");
            }
        });
        return body;
    }
}
