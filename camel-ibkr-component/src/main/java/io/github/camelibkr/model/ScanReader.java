package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Reads what a scan has found: in an object, in a bare list, or as the data farm writes it (quirk 90). */
public final class ScanReader {

    private static final Set<String> NAMED = Set.of(
            "con_id",
            "conid",
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
        JsonNode rows = rows(json);
        return rows.isContainerNode() ? Values.rows(rows).stream().allMatch(JsonNode::isObject) : isEmpty(json);
    }

    /** The data farm leaves the list out if it has found nothing. */
    private static boolean isEmpty(JsonNode json) {
        BigDecimal total = Values.decimal(json.get("total"));
        return total != null && total.signum() == 0;
    }

    private static JsonNode rows(JsonNode json) {
        return json.isArray()
                ? json
                : json.has("contracts")
                        ? json.path("contracts")
                        : json.path("Contracts").path("Contract");
    }

    /** The contracts, in IBKR's order. */
    public static Scan read(JsonNode json) {
        List<JsonNode> rows = Values.rows(rows(json));
        List<ScanRow> contracts = new ArrayList<>();
        String column = Values.text(json.get("scan_data_column_name"));
        for (JsonNode row : rows) {
            Long conid = Values.whole(Values.either(row, "con_id", "contractID", "conid"));
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
            // in the first row only
            column = column == null ? Values.text(row.get("column_name")) : column;
        }
        return new Scan(Collections.unmodifiableList(contracts), column);
    }
}
