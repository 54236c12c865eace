package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.wire.Json;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SnapshotTest {

    private static final String AAPL = "smd+265598";
    private static final String ALL_FIELDS =
            "31,55,58,70,71,82,83,84,85,86,87,88,6004,6008,6070,6509,7051,7059,7094," + "7219,7221,7295,7296,7741,7762";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.pacing(false)
            .seed(7)
            .upstreamDelay(Duration.ofMillis(1))
            .establishDelay(Duration.ZERO)
            .quoteInterval(Duration.ofMillis(20)));

    private Simulator simulator;
    private RestClient rest;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        simulator.market().pause();
        rest = new RestClient(simulator).ready();
    }

    @Test
    void snapshot_firstCall_hasIdsOnly_andTheSecondHasTheFields() {
        JsonNode first = rest.json("/iserver/marketdata/snapshot?conids=265598&fields=" + ALL_FIELDS);
        assertThat(first).hasToString("[{\"conidEx\":\"265598\",\"conid\":265598}]");

        JsonNode row = rest.json("/iserver/marketdata/snapshot?conids=265598&fields=" + ALL_FIELDS)
                .get(0);

        assertThat(row.path("55").asText()).isEqualTo("AAPL");
        assertThat(row.path("87").asText()).endsWith("M");
        assertThat(row.path("7762").asText()).containsOnlyDigits();
        assertThat(row.path("7094").asText()).isEqualTo("265598@SMART");
        assertThat(row.path("83").isNumber()).isTrue();
        assertThat(row.has("58")).isFalse();
    }

    @Test
    void snapshot_ofAStreamedContract_hasTheFieldsAtOnce() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send(AAPL + "+{\"fields\":[\"31\"]}").settle();

            assertThat(rest.json("/iserver/marketdata/snapshot?conids=265598&fields=31")
                            .get(0)
                            .has("31"))
                    .isTrue();
        }
    }

    @Test
    void quirk41_snapshotOfADerivative_hasIdsOnly_untilItsUnderlyingWasSearched() {
        String option = "/iserver/marketdata/snapshot?conids=667629330&fields=84";
        rest.json(option);
        assertThat(rest.json(option).get(0).has("84")).isFalse();

        rest.json("/iserver/secdef/search?symbol=AAPL");
        rest.json(option);

        assertThat(rest.json(option).get(0).has("84")).isTrue();
    }

    @Test
    void snapshot_ofAnUnknownContract_saysSoInTheFields() {
        JsonNode row =
                rest.json("/iserver/marketdata/snapshot?conids=1&fields=31,55").get(0);

        assertThat(row.path("31").asText()).isEqualTo("N/A");
        assertThat(row.path("55").asText()).isEqualTo("-");
    }

    @Test
    void snapshot_beforeTheAccountsWereListed_isRefused() {
        simulator.session().dropBrokerage();
        simulator.session().initBrokerage();

        assertThat(rest.get("/iserver/marketdata/snapshot?conids=265598&fields=31")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void unsubscribe_endsSnapshotAndWebsocketStreams() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send(AAPL + "+{\"fields\":[\"31\"]}").settle();

            assertThat(rest.post("/iserver/marketdata/unsubscribe", "{\"conid\":265598}")
                            .body())
                    .isEqualTo("{\"success\":true}");
            simulator.market().set(265598, "31", "201.00");

            assertThat(socket.settle().topic(AAPL)).hasSize(2);
            var again = rest.post("/iserver/marketdata/unsubscribe", "{\"conid\":265598}");
            assertThat(again.statusCode()).isEqualTo(500);
            assertThat(Json.read(again.body()).path("error").asText()).isEqualTo("unknown");
        }
    }

    @Test
    void unsubscribe_inTheOlderForm_confirms() {
        rest.get("/iserver/marketdata/snapshot?conids=265598&fields=31");

        assertThat(rest.get("/iserver/marketdata/265598/unsubscribe").body()).isEqualTo("{\"confirmed\":true}");
        assertThat(rest.get("/iserver/marketdata/265598/unsubscribe").statusCode())
                .isEqualTo(500);
    }

    @Test
    @DisplayName("what was withdrawn is a page that says so (100)")
    void withdrawnSnapshots_are404() {
        assertThat(rest.get("/md/regsnapshot?conid=265598").statusCode()).isEqualTo(404);
        assertThat(rest.get("/md/snapshot?conids=265598").statusCode()).isEqualTo(404);
    }

    @Test
    void unsubscribeAll_endsEveryStream() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send(AAPL + "+{\"fields\":[\"31\"]}")
                    .send("smd+8314+{\"fields\":[\"31\"]}")
                    .settle();

            assertThat(rest.json("/iserver/marketdata/unsubscribeall")
                            .path("unsubscribed")
                            .asBoolean())
                    .isTrue();
            simulator.market().set(265598, "31", "201.00");
            simulator.market().set(8314, "31", "201.00");

            assertThat(socket.settle().topic(AAPL)).hasSize(2);
            assertThat(socket.topic("smd+8314")).hasSize(2);
        }
    }
}
