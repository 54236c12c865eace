package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.wire.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The control interface on its own port")
class ControlTest {

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.virtualTime()
            .controlPort(0)
            .tls(false)
            .pacing(false)
            .questions(false)
            .upstreamDelay(Duration.ZERO)
            .establishDelay(Duration.ZERO));

    private final HttpClient http = HttpClient.newHttpClient();
    private Simulator simulator;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        new RestClient(simulator).ready();
    }

    @Test
    void help_saysWhatThereIs() throws Exception {
        assertThat(call("GET", "/", "").body())
                .contains("POST   /scenario")
                .contains("on [the 2nd|")
                .contains("  close the websockets with {number}");
    }

    @Test
    void aScenario_isPlayedAndEnded() throws Exception {
        JsonNode played = Json.read(
                call("POST", "/scenario", "on GET /trsrv/*: answer 503").body());
        assertThat(played.path("statements")).hasSize(1);
        assertThat(new RestClient(simulator).get("/trsrv/stocks?symbols=IBM").statusCode())
                .isEqualTo(503);

        assertThat(Json.read(call("DELETE", "/scenario", "").body()).path("statements"))
                .isEmpty();
        assertThat(new RestClient(simulator).get("/trsrv/stocks?symbols=IBM").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theNextOrder_canBePlannedInWords() throws Exception {
        call(
                "POST",
                "/scenario",
                "now: ask o383 about the next order: Really?\nnow: reject the next order because it is late\n"
                        + "now: fail row 1 of the next order because there is none");
        RestClient rest = new RestClient(simulator);

        JsonNode question = rest.place(Orders.limit("BUY", 1, "270")).get(0);
        assertThat(question.at("/message/0").asText()).isEqualTo("Really?");
        rest.post("/iserver/reply/" + question.path("id").asText(), "{\"confirmed\":true}");

        simulator.clock().advance(Duration.ofSeconds(1));
        assertThat(simulator.ledger().orders().get(0).status()).isEqualTo("Cancelled");
        assertThat(call("POST", "/scenario", "now: prompt p12 for the next order: Use it? (Yes, No)")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anUnclearScenario_isRefusedWithItsLine() throws Exception {
        HttpResponse<String> refused = call("POST", "/scenario", "now: log in\nnow: dance");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Json.read(refused.body()).path("error").asText()).startsWith("Line 2: 'dance' is not known");
    }

    @Test
    void virtualTime_isMovedFromOutside() throws Exception {
        assertThat(Json.read(call("GET", "/clock", "").body()).path("now").asText())
                .isEqualTo("2026-01-05T15:00:00Z");

        JsonNode after = Json.read(call("POST", "/clock/advance?for=10m", "").body());

        assertThat(after.path("now").asText()).isEqualTo("2026-01-05T15:10:00Z");
    }

    @Test
    void theLedger_showsTheGatewaysTrafficAndNotTheControls() throws Exception {
        call("GET", "/clock", "");
        JsonNode requests = Json.read(call("GET", "/ledger/requests", "").body());

        assertThat(requests)
                .isNotEmpty()
                .allMatch(entry -> entry.path("path").asText().startsWith("/v1/api/"));
        assertThat(Json.read(call("GET", "/subscriptions", "").body())).isEmpty();
        assertThat(call("GET", "/nowhere", "").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> call(String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(simulator.controlUrl().resolve(path))
                        .method(method, BodyPublishers.ofString(body))
                        .timeout(Duration.ofSeconds(5))
                        .build(),
                BodyHandlers.ofString());
    }
}
