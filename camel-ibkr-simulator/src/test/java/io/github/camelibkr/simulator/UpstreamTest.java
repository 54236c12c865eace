package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The simulator as the servers behind a gateway program")
class UpstreamTest {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Vertx vertx = Vertx.vertx();
    private Simulator simulator;
    private StandInProgram program;

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.builder()
                .wire(Wire.UPSTREAM)
                .autoLogin(false)
                .questions(false)
                .establishDelay(Duration.ZERO)
                .build()
                .start();
        program = new StandInProgram(simulator.port());
    }

    @AfterEach
    void stop() {
        vertx.close();
        program.close();
        simulator.close();
    }

    @Test
    @DisplayName("Login, brokerage session, accounts, snapshot, order and stream work through the program")
    void mainFlow() throws Exception {
        assertThat(simulator.url().getScheme()).isEqualTo("http");
        assertThat(call("GET", "/v1/api/iserver/accounts", "").statusCode()).isEqualTo(401);

        assertThat(call("GET", "/sso/Dispatcher", "").body()).isEqualTo("Client login succeeds");
        await().untilAsserted(() -> assertThat(program.ownAnswers()).containsExactly(200, 200, 404));

        json("POST", "/v1/api/iserver/auth/ssodh/init", "{\"publish\":true,\"compete\":true}");
        await().until(simulator.session()::isEstablished);
        assertThat(json("GET", "/v1/portal/iserver/accounts", "")
                        .path("selectedAccount")
                        .asText())
                .isEqualTo("DU1234567");
        String snapshot = "/v1/api/iserver/marketdata/snapshot?conids=265598&fields=31,84";
        assertThat(json("GET", snapshot, "").get(0).has("31")).isFalse();
        assertThat(json("GET", snapshot, "").get(0).has("31")).isTrue();
        List<String> frames = new CopyOnWriteArrayList<>();
        WebSocket socket = connect(frames);
        await().untilAsserted(() -> assertThat(frames).anyMatch(frame -> frame.contains("\"sts\"")));
        socket.writeTextMessage("sor+{}");
        socket.writeTextMessage("smd+265598+{\"fields\":[\"31\"]}");
        await().untilAsserted(() -> assertThat(frames).anyMatch(frame -> frame.contains("smd+265598")));

        JsonNode placed = json(
                "POST",
                "/v1/api/iserver/account/DU1234567/orders",
                "{\"orders\":[" + Orders.market("BUY", 1, "through") + "]}");

        assertThat(placed.get(0).path("order_id").isTextual()).isTrue();
        await().untilAsserted(() -> assertThat(frames).anyMatch(frame -> frame.contains("\"Filled\"")));
        assertThat(simulator.ledger().requests())
                .filteredOn(RequestEntry::api)
                .filteredOn(request ->
                        !request.headers().getOrDefault("User-Agent", "").startsWith("ClientPortalGW"))
                .allSatisfy(request -> assertThat(request.headers()).containsEntry("Cookie", "REGION=; USERID="));
    }

    @Test
    @DisplayName("Answers to HEAD have no body, and the connection can be used again")
    void head() throws Exception {
        assertThat(call("HEAD", "/v1/api/tickle", "").body()).isEmpty();
        assertThat(call("GET", "/v1/api/iserver/auth/status", "").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("The program's own calls count for nobody: its checks of the login are not paced")
    void ownCalls_areNotPaced() throws Exception {
        call("GET", "/sso/Dispatcher", "");
        call("GET", "/sso/Dispatcher", "");

        await().until(() -> program.ownAnswers().size() == 6);
        assertThat(program.ownAnswers()).doesNotContain(429);
        assertThat(call("GET", "/v1/api/sso/validate", "").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("The servers' own failures are the end of the connection, which the program in front may hide")
    void failures_areSeen() {
        simulator.session().login();
        simulator.faults().on("GET", "/trsrv/stocks").times(1).failUpstream();
        try (PlainCall call = new PlainCall(simulator, "GET", "/v1/api/trsrv/stocks?symbols=IBM")) {
            assertThat(call.answer()).isEmpty();
        }
        simulator.faults().on("GET", "/trsrv/stocks").skip(0).truncateUpstream(9);
        try (PlainCall call = new PlainCall(simulator, "GET", "/v1/api/trsrv/stocks?symbols=IBM")) {
            assertThat(call.answer()).startsWith("HTTP/1.1 200 OK").endsWith("{\"IBM\":[{");
        }
    }

    @Test
    @DisplayName("One world behind several ports, with TLS and without")
    void severalPorts() {
        try (Simulator many =
                Simulator.builder().alsoOn(0, false).alsoOn(0, true).build().start()) {
            assertThat(many.urls()).extracting(URI::getScheme).containsExactly("https", "http", "https");
            new RestClient(many).ready();
            assertThat(callUnchecked(many.urls().get(1).resolve("/v1/api/iserver/accounts")))
                    .contains("DU1234567");
            many.down();
            many.up();
            assertThat(callUnchecked(many.urls().get(1).resolve("/v1/api/iserver/accounts")))
                    .contains("DU1234567");
        }
    }

    private WebSocket connect(List<String> frames) throws Exception {
        return vertx.createWebSocketClient()
                .webSocket()
                .binaryMessageHandler(frame -> frames.add(frame.toString()))
                .connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(program.port())
                        .setURI("/v1/api/ws"))
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }

    private JsonNode json(String method, String path, String body) throws Exception {
        return Json.read(call(method, path, body).body());
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + program.port() + path))
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .header("Cookie", "mine=1")
                        .timeout(Duration.ofSeconds(5))
                        .build(),
                BodyHandlers.ofString());
    }

    private String callUnchecked(URI uri) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(uri.toString().replace("localhost", "127.0.0.1")))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
