package io.github.camelibkr.simulator.scanner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.market.DataFarm;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** REST of scans straight at the data farm, at most 250 contracts each, once its bridge is up. */
public final class FarmScannerRows {

    private static final int MOST = 250;
    private static final DateTimeFormatter SCAN_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Scanner scanner;
    private final DataFarm farm;
    private final Time time;

    /** Serves this scanner behind the bridge to this farm. */
    public FarmScannerRows(Scanner scanner, DataFarm farm, Time time) {
        this.scanner = scanner;
        this.farm = farm;
        this.time = time;
    }

    /** The rows; both paths are in use. */
    public List<Row> rows() {
        return List.of(
                Row.get("/hmds/scanner/params", farm.behindBridge(request -> Answer.ok(ScannerParameters.all()))),
                Row.post("/hmds/scanner", farm.behindBridge(this::run)),
                Row.post("/hmds/scanner/run", farm.behindBridge(this::run)));
    }

    private Answer run(Request request) {
        JsonNode asked = request.json();
        Scan scan = Scan.find(asked.path("scanCode").asText())
                .orElseThrow(() -> Refusal.badRequest("scanCode is not valid"));
        int most = Math.min(MOST, asked.path("maxItems").asInt(MOST));
        List<Contract> found = scanner.find(scan, asked.path("instrument").asText(), asked.path("filters"), most);
        String now = SCAN_TIME.format(time.now());
        ObjectNode body = Json.object()
                .put("total", Integer.toString(found.size()))
                .put("size", Integer.toString(found.size()))
                .put("offset", "0")
                .put("scanTime", now)
                .put("id", "scanner1")
                .put("position", "v1:AAAAAQABG3gAAAAAAAAAMg==");
        ArrayNode rows = body.putObject("Contracts").putArray("Contract");
        found.forEach(
                contract -> rows.addObject().put("inScanTime", now).put("contractID", Long.toString(contract.conid())));
        return Answer.ok(body);
    }
}
