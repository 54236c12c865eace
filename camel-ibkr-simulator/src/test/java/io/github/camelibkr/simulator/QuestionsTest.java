package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.wire.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QuestionsTest {

    private static final String FAR = "{\"conid\":265598,\"orderType\":\"LMT\",\"side\":\"BUY\",\"tif\":\"DAY\","
            + "\"quantity\":1,\"price\":1.00}";
    private static final String NEAR = "{\"conid\":265598,\"orderType\":\"LMT\",\"side\":\"BUY\",\"tif\":\"DAY\","
            + "\"quantity\":1,\"price\":270.00}";
    private static final String MARKET =
            "{\"conid\":265598,\"orderType\":\"MKT\",\"side\":\"BUY\",\"tif\":\"DAY\",\"quantity\":1}";

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
    void limitFarFromTheMarket_raisesThreeQuestionsInARow() {
        JsonNode first = rest.place(FAR).get(0);
        JsonNode second = confirm(first, true).get(0);
        JsonNode third = confirm(second, true).get(0);
        JsonNode accepted = confirm(third, true).get(0);

        assertThat(first.at("/messageIds/0").asText()).isEqualTo("o163");
        assertThat(second.at("/messageIds/0").asText()).isEqualTo("o354");
        assertThat(third.at("/messageIds/0").asText()).isEqualTo("o10153");
        assertThat(first.path("id").asText())
                .hasSize(36)
                .isNotEqualTo(second.path("id").asText());
        assertThat(third.path("isSuppressible").asBoolean()).isTrue();
        assertThat(accepted.path("order_status").asText()).isEqualTo("PendingSubmit");
        assertThat(simulator.ledger().orders()).hasSize(1);
    }

    @Test
    void marketDataThatStreams_spareOneQuestion() {
        rest.get("/iserver/marketdata/snapshot?conids=265598&fields=31");

        assertThat(rest.place(NEAR).get(0).has("order_id")).isTrue();
        assertThat(rest.place(MARKET).get(0).at("/messageIds/0").asText()).isEqualTo("o10153");
    }

    @Test
    void confirmedFalse_discardsTheOrder() {
        JsonNode question = rest.place(NEAR).get(0);

        assertThat(confirm(question, false).has("error")).isTrue();
        assertThat(simulator.ledger().orders()).isEmpty();
        assertThat(reply(question, true).statusCode()).isEqualTo(400);
    }

    @Test
    void anotherSubmission_makesThePendingQuestionStale() {
        JsonNode stale = rest.place(NEAR).get(0);
        JsonNode fresh = rest.place(NEAR).get(0);

        assertThat(reply(stale, true).statusCode()).isEqualTo(503);
        assertThat(confirm(fresh, true).get(0).has("order_id")).isTrue();
        assertThat(simulator.ledger().orders()).hasSize(1);
    }

    @Test
    void suppressedQuestions_areNotAsked_untilTheSessionEnds() {
        assertThat(rest.json("/iserver/questions/suppress", "{\"messageIds\":[\"o163\",\"o354\",\"o10153\"]}"))
                .hasToString("{\"status\":\"submitted\"}");
        assertThat(rest.place(FAR).get(0).has("order_id")).isTrue();

        simulator.session().dropBrokerage();
        rest.ready();

        assertThat(rest.place(FAR).get(0).has("order_id")).isFalse();
    }

    @Test
    void resetOfSuppression_asksAgain() {
        rest.post("/iserver/questions/suppress", "{\"messageIds\":[\"o354\"]}");
        assertThat(rest.place(NEAR).get(0).has("order_id")).isTrue();

        rest.post("/iserver/questions/suppress/reset", "{}");

        assertThat(rest.place(NEAR).get(0).at("/messageIds/0").asText()).isEqualTo("o354");
    }

    private JsonNode confirm(JsonNode question, boolean confirmed) {
        return Json.read(reply(question, confirmed).body());
    }

    private HttpResponse<String> reply(JsonNode question, boolean confirmed) {
        return rest.post("/iserver/reply/" + question.path("id").asText(), "{\"confirmed\":" + confirmed + "}");
    }
}
