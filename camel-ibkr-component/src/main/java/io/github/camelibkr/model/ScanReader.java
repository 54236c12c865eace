package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what a scan has found: in an object, in a bare list, or as the data farm writes it (quirk 90). */
public final class ScanReader {

    private static final Set<String> NAMED = Set.of(
            "con_id",
            "contractID",
            "symbol",
            "company_name",
            "sec_type",
            "listing_exchange",
            "scan_data",
            "column_name");

    private ScanReader() {}

    /** Whether it is the answer of a scan. */
    public static boolean isScan(JsonNode json) {
        return json.isArray()
                || json.path("contracts").isArray()
                || json.path("Contracts").path("Contract").isArray();
    }

    /** The contracts, in IBKR's order. */
    public static Scan read(JsonNode json) {
        JsonNode rows = json.isArray()
                ? json
                : json.has("contracts")
                        ? json.path("contracts")
                        : json.path("Contracts").path("Contract");
        List<ScanRow> contracts = new ArrayList<>();
        for (JsonNode row : rows) {
            Long conid = Values.whole(row.has("con_id") ? row.get("con_id") : row.get("contractID"));
            if (conid != null) {
                contracts.add(new ScanRow(
                        conid,
                        Values.text(row.get("symbol")),
                        Values.text(row.get("company_name")),
                        Values.text(row.get("sec_type")),
                        Values.text(row.get("listing_exchange")),
                        Values.text(row.get("scan_data")),
                        Values.others(row, NAMED)));
            }
        }
        String column = Values.text(json.get("scan_data_column_name"));
        return new Scan(contracts, column == null ? Values.text(rows.path(0).get("column_name")) : column);
    }
}
