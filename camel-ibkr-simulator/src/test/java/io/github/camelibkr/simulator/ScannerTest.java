package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Scanners")
class ScannerTest {

    static final String SCAN =
            "{\"instrument\":\"STK\",\"location\":\"STK.US.MAJOR\",\"type\":\"TOP_TRADE_COUNT\"," + "\"filter\":[]}";

    @RegisterExtension
    final SimulatorExtension gateway =
            SimulatorExtension.create(b -> b.pacing(false).establishDelay(Duration.ZERO));

    private Simulator simulator;
    private RestClient rest;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        simulator.market().pause();
        rest = new RestClient(simulator).ready();
    }

    @Test
    void run_findsFiftyAtMost_theHeadingStandsInTheFirstRow() {
        JsonNode found = rest.json("/iserver/scanner/run", SCAN);

        assertThat(found.path("contracts")).hasSize(50);
        assertThat(found.path("scan_data_column_name").asText()).isEqualTo("Trades");
        assertThat(found.at("/contracts/0/column_name").asText()).isEqualTo("Trades");
        assertThat(found.at("/contracts/1/column_name").isMissingNode()).isTrue();
        assertThat(found.at("/contracts/1/server_id").asText()).isEqualTo("1");
        assertThat(found.at("/contracts/0/scan_data").asText()).matches("\\d+\\.\\d{3}K");
    }

    @Test
    void losers_comeInOrder_asTheMarketHasThem() {
        JsonNode found = rest.json("/iserver/scanner/run", SCAN.replace("TOP_TRADE_COUNT", "TOP_PERC_LOSE"));

        List<BigDecimal> changes = new ArrayList<>();
        found.path("contracts")
                .forEach(row -> changes.add(new BigDecimal(row.path("scan_data").asText())));
        assertThat(changes).isSorted();
        long worst = found.at("/contracts/0/con_id").asLong();
        assertThat(simulator.market().value(worst, "83"))
                .isEqualTo(changes.get(0).toPlainString());
    }

    @Test
    void filters_narrowTheScan() {
        String filters =
                "\"filter\":[{\"code\":\"priceAbove\",\"value\":300},{\"code\":\"priceBelow\",\"value\":\"310\"}]";
        JsonNode found = rest.json("/iserver/scanner/run", SCAN.replace("\"filter\":[]", filters));

        assertThat(found.path("contracts")).isNotEmpty();
        found.path("contracts").forEach(row -> assertThat(
                        simulator.market().lastPrice(row.path("con_id").asLong()))
                .isBetween(new BigDecimal("300"), new BigDecimal("310")));
    }

    @Test
    void whatIsMissingOrUnknown_isRefused() {
        assertThat(rest.post("/iserver/scanner/run", "{\"instrument\":\"STK\"}").statusCode())
                .isEqualTo(400);
        assertThat(rest.post("/iserver/scanner/run", SCAN.replace("TOP_TRADE_COUNT", "NICE"))
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    void everyScanOfTheParameters_canBeRun() {
        JsonNode parameters = rest.json("/iserver/scanner/params");

        assertThat(parameters.path("scan_type_list")).isNotEmpty();
        assertThat(parameters.at("/location_tree/0/locations")).isNotEmpty();
        parameters.path("scan_type_list").forEach(scan -> assertThat(rest.json(
                                "/iserver/scanner/run",
                                SCAN.replace(
                                        "TOP_TRADE_COUNT", scan.path("code").asText()))
                        .path("contracts"))
                .isNotEmpty());
    }

    @Test
    @DisplayName("the data farm's scanner is 404 until its bridge is up (34)")
    void farmScanner_needsItsBridge() {
        String scan = "{\"instrument\":\"STK\",\"locations\":\"STK.US.MAJOR\",\"scanCode\":\"MOST_ACTIVE\","
                + "\"secType\":\"STK\",\"filters\":[],\"maxItems\":3}";
        assertThat(rest.get("/hmds/scanner/params").statusCode()).isEqualTo(404);
        simulator.session().dropBrokerage();
        rest.post("/hmds/auth/init", "{}");

        JsonNode found = rest.json("/hmds/scanner", scan);

        assertThat(found.at("/Contracts/Contract")).hasSize(3);
        assertThat(found.at("/Contracts/Contract/0/contractID").isTextual()).isTrue();
        // the answers tell their time, too
        assertThat(rest.json("/hmds/scanner/run", scan).at("/Contracts").findValuesAsText("contractID"))
                .isEqualTo(found.at("/Contracts").findValuesAsText("contractID"));
    }
}
