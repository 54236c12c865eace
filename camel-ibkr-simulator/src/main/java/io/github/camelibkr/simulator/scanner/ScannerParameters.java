package io.github.camelibkr.simulator.scanner;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The words that scans are ordered with: a short form of what is some hundred kilobytes in reality. */
final class ScannerParameters {

    private static final Map<String, String> INSTRUMENTS =
            new TreeMap<>(Map.of("STK", "US Stocks", "ETF.EQ.US", "US Equity ETFs"));
    private static final Map<String, String> PLACES =
            new TreeMap<>(Map.of("MAJOR", "Listed/NASDAQ", "MINOR", "OTC Markets"));

    private ScannerParameters() {}

    static ObjectNode all() {
        ObjectNode body = Json.object();
        scans(body.putArray("scan_type_list"));
        instruments(body.putArray("instrument_list"));
        filters(body.putArray("filter_list"));
        locations(body.putArray("location_tree"));
        return body;
    }

    private static void scans(ArrayNode rows) {
        for (Scan scan : Scan.values()) {
            ObjectNode row =
                    rows.addObject().put("display_name", scan.displayName()).put("code", scan.name());
            row.set("instruments", texts(INSTRUMENTS.keySet()));
        }
    }

    private static void instruments(ArrayNode rows) {
        INSTRUMENTS.forEach((type, name) -> {
            ObjectNode row = rows.addObject().put("display_name", name).put("type", type);
            row.set("filters", texts(ScanFilter.NAMES.keySet()));
        });
    }

    private static void filters(ArrayNode rows) {
        ScanFilter.NAMES.forEach((code, name) -> rows.addObject()
                .put("group", code)
                .put("display_name", name)
                .put("code", code)
                .put("type", "non-range"));
    }

    private static void locations(ArrayNode rows) {
        INSTRUMENTS.forEach((type, name) -> {
            ObjectNode row = rows.addObject().put("display_name", name).put("type", type);
            ArrayNode places = row.putArray("locations");
            PLACES.forEach((place, words) -> places.addObject()
                    .put("display_name", words)
                    .put("type", type + ".US." + place)
                    .putArray("locations"));
        });
    }

    private static ArrayNode texts(Set<String> values) {
        ArrayNode array = Json.array();
        values.forEach(array::add);
        return array;
    }
}
