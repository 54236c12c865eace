package io.github.camelibkr.simulator.scanner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.util.List;

/** REST of market scans, at most fifty contracts each. */
public final class ScannerRows {

    private static final int MOST = 50;

    private final Scanner scanner;

    /** Serves this scanner. */
    public ScannerRows(Scanner scanner) {
        this.scanner = scanner;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get("/iserver/scanner/params", request -> Answer.ok(ScannerParameters.all())),
                Row.post("/iserver/scanner/run", this::run));
    }

    private Answer run(Request request) {
        JsonNode asked = request.json();
        for (String required : List.of("instrument", "type", "location")) {
            if (!asked.path(required).isTextual()) {
                throw Refusal.badRequest(required + " is required");
            }
        }
        Scan scan = Scan.find(asked.path("type").asText())
                .orElseThrow(() -> new Refusal(Answer.error(500, "Unknown scan type")));
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray("contracts");
        scanner.find(scan, asked.path("instrument").asText(), asked.path("filter"), MOST)
                .forEach(contract -> rows.add(row(rows.size(), scan, contract)));
        return Answer.ok(body.put("scan_data_column_name", scan.column()));
    }

    /** The heading of the values stands in the first row only. */
    private ObjectNode row(int number, Scan scan, Contract contract) {
        ObjectNode row = Json.object().put("server_id", Integer.toString(number));
        if (number == 0) {
            row.put("column_name", scan.column());
        }
        return row.put("symbol", contract.symbol())
                .put("conidex", Long.toString(contract.conid()))
                .put("con_id", contract.conid())
                .put("available_chart_periods", "#R|1")
                .put("company_name", contract.companyName())
                .put("scan_data", scan.text(scanner.market(), contract))
                .put("contract_description_1", contract.symbol())
                .put("listing_exchange", contract.listing())
                .put("sec_type", contract.secType());
    }
}
