package io.github.camelibkr.simulator;

import static io.github.camelibkr.simulator.Orders.limit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.wire.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("While a question is open (quirk 52)")
class QuietWindowTest {

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

    @ParameterizedTest
    @ValueSource(strings = {"/tickle", "/iserver/auth/status", "/iserver/account/trades", "/portfolio/accounts"})
    @DisplayName("any other request makes an end of the order, and the reply ends in a 503")
    void quirk52_anotherRequest(String path) {
        String question = ask(rest);

        rest.get(path);

        HttpResponse<String> late = reply(rest, question);
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(Json.read(late.body()).has("error")).isTrue();
        assertThat(simulator.ledger().orders()).isEmpty();
    }

    @Test
    @DisplayName("the replies themselves disturb nothing, however many questions there are")
    void quirk52_chain() {
        String question = ask(rest);
        String next = Json.read(reply(rest, question).body()).at("/0/id").asText();
        String last = Json.read(reply(rest, next).body()).at("/0/id").asText();

        assertThat(Json.read(reply(rest, last).body()).at("/0/order_id").isTextual())
                .isTrue();
    }

    @Test
    @DisplayName("a look into the simulator's own ledger is no request")
    void ledgerDoesNotCount() {
        String question = ask(rest);

        rest.get("/simulator/ledger/orders");

        assertThat(reply(rest, question).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("a reply to a question that was never asked, or is answered, finds nothing: 400")
    void unknownReply() {
        String question = ask(rest);
        reply(rest, question);

        for (String id : new String[] {question, "00000000-0000-4000-8000-000000000000"}) {
            HttpResponse<String> answer = reply(rest, id);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("{\"error\":\"reply id not found: '" + id + "'\"}");
        }
    }

    @Test
    @DisplayName("other requests do no harm where the window is switched off, but another submission does")
    void switchedOff() {
        Simulator tolerant = Simulator.builder()
                .pacing(false)
                .establishDelay(Duration.ZERO)
                .quietWindow(false)
                .build();
        try (tolerant) {
            RestClient client = new RestClient(tolerant.start()).ready();
            String question = ask(client);
            client.get("/tickle");

            assertThat(reply(client, question).statusCode()).isEqualTo(200);

            String stale = ask(client);
            ask(client);
            assertThat(reply(client, stale).statusCode()).isEqualTo(503);
        }
    }

    private static String ask(RestClient client) {
        JsonNode question = client.place(limit("BUY", 1, "1.00")).get(0);
        return question.path("id").asText();
    }

    private static HttpResponse<String> reply(RestClient client, String id) {
        return client.post("/iserver/reply/" + id, "{\"confirmed\":true}");
    }
}
