package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("smh: bars over the websocket")
class HistoryTopicTest {

    private static final String AAPL = "smh+265598";
    private static final String REST = "/iserver/marketdata/history?conid=265598&period=1d&bar=1h";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.pacing(false)
            .virtualTime()
            .upstreamDelay(Duration.ZERO)
            .establishDelay(Duration.ZERO)
            .historyDelay(Duration.ZERO));

    private Simulator simulator;
    private RestClient rest;
    private SocketClient socket;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        simulator.market().pause();
        rest = new RestClient(simulator).ready();
    }

    @Test
    @DisplayName("one frame, with the bars that REST has, and nothing when the price moves")
    void subscribe_answersOnce() {
        try (SocketClient client = SocketClient.ready(simulator)) {
            socket = client;
            JsonNode frame = chart(AAPL, "{\"period\":\"1d\",\"bar\":\"1h\",\"outsideRth\":false}");
            JsonNode overRest = rest.json(REST);
            simulator.market().set(265598, "31", "273.33");

            assertThat(socket.settle().topic(AAPL)).hasSize(1);
            assertThat(frame.path("data")).hasSize(7).isEqualTo(overRest.path("data"));
            List<String> keys = keys(overRest);
            keys.add("topic");
            assertThat(keys(frame)).containsExactlyInAnyOrderElementsOf(keys);
        }
    }

    @Test
    void periodOfHours_isShownInSeconds() {
        try (SocketClient client = SocketClient.ready(simulator)) {
            socket = client;
            JsonNode frame = chart(AAPL, "{\"period\":\"2h\",\"bar\":\"5min\"}");

            assertThat(frame.path("timePeriod").asText()).isEqualTo("7200s");
            assertThat(frame.path("barLength").asInt()).isEqualTo(300);
            assertThat(frame.path("data")).hasSize(24);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "+", "+{}", "+{\"period\":\"1fortnight\",\"bar\":\"1y\",\"source\":\"tea\"}", "+{nonsense"})
    void argumentsThatCannotBeUnderstood_giveTheDefaultAnswer(String arguments) {
        try (SocketClient client = SocketClient.ready(simulator)) {
            JsonNode frame = client.send(AAPL + arguments).await(AAPL, 1).get(0);

            assertThat(frame.path("timePeriod").asText()).isEqualTo("7200s");
            assertThat(frame.path("barLength").asInt()).isEqualTo(300);
            assertThat(frame.path("outsideRth").asBoolean()).isFalse();
        }
    }

    @Test
    void periodWithoutBar_hasTheUsualBar() {
        try (SocketClient client = SocketClient.ready(simulator)) {
            socket = client;
            assertThat(chart(AAPL, "{\"period\":\"1w\"}").path("barLength").asInt())
                    .isEqualTo(900);
            assertThat(chart(AAPL, "{\"period\":\"15y\"}").path("barLength").asInt())
                    .isEqualTo(604_800);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"outsideRth\":true", "\"outsideRTH\":true", "\"outsideRth\":\"True\""})
    void outsideRth_inAnySpelling_bringsTheLongDay(String flag) {
        try (SocketClient client = SocketClient.ready(simulator)) {
            socket = client;
            JsonNode frame = chart(AAPL, "{\"period\":\"1d\",\"bar\":\"1h\"," + flag + "}");

            assertThat(frame.path("outsideRth").asBoolean()).isTrue();
            assertThat(frame.path("data")).hasSize(16);
        }
    }

    @Test
    void format_keepsTheNamedValuesOnly() {
        try (SocketClient client = SocketClient.ready(simulator)) {
            socket = client;
            JsonNode frame = chart(AAPL, "{\"period\":\"1d\",\"bar\":\"1h\",\"format\":\"%h/%l\"}");

            assertThat(keys(frame.path("data").get(0))).containsExactlyInAnyOrder("h", "l", "t");
        }
    }

    @Test
    void source_midpoint_hasNoVolume_andAskIsAboveBid() {
        try (SocketClient client = SocketClient.ready(simulator)) {
            socket = client;
            String arguments = "{\"period\":\"1d\",\"bar\":\"1d\",\"source\":\"%s\"}";
            JsonNode bid = chart(AAPL, arguments.formatted("bid")).at("/data/0");
            JsonNode ask = chart(AAPL, arguments.formatted("ASK")).at("/data/0");
            JsonNode middle = chart(AAPL, arguments.formatted("midpoint")).at("/data/0");

            assertThat(middle.path("v").decimalValue()).isZero();
            assertThat(bid.path("c").decimalValue()).isLessThan(middle.path("c").decimalValue());
            assertThat(ask.path("c").decimalValue())
                    .isGreaterThan(middle.path("c").decimalValue());
        }
    }

    @Test
    @DisplayName("five slots, shared with REST, until umh gives one back by its server id (108)")
    void sixthChart_isMetWithSilence() {
        try (SocketClient client = SocketClient.ready(simulator)) {
            socket = client;
            String first = chart(AAPL, "{}").path("serverId").asText();
            for (int conid : new int[] {272093, 4815747, 8314, 8894}) {
                chart("smh+" + conid, "{}");
            }
            socket.send("smh+1520593+{}").settle();
            assertThat(socket.topic("smh+1520593")).isEmpty();
            assertThat(rest.get(REST).statusCode()).isEqualTo(429);

            socket.send("umh+" + first).send("smh+1520593+{}");

            socket.await("smh+1520593", 1);
            assertThat(socket.texts()).contains("{\"message\":\"Unsubscribed " + first + "\"}");
            assertThat(simulator.subscriptions()).hasSize(5).doesNotContain(AAPL);
        }
    }

    @Test
    void sameChartAgain_isANewAnswerInTheSameSlot() {
        try (SocketClient client = SocketClient.ready(simulator)) {
            socket = client;
            String first = chart(AAPL, "{}").path("serverId").asText();
            for (int i = 0; i < 6; i++) {
                assertThat(chart(AAPL, "{}").path("serverId").asText()).isNotEqualTo(first);
            }
            assertThat(simulator.subscriptions()).containsExactly(AAPL);
        }
    }

    @Test
    void closingTheSocket_givesTheSlotsBack() {
        try (SocketClient client = SocketClient.ready(simulator)) {
            socket = client;
            chart(AAPL, "{}");
        }
        await().until(() -> simulator.subscriptions().isEmpty());

        assertThat(rest.get(REST).statusCode()).isEqualTo(200);
    }

    @Test
    void umh_withAnIdThatNobodyHas_andUnknownContract_areSilent() {
        try (SocketClient client = SocketClient.ready(simulator)) {
            int before = client.texts().size();

            client.send("umh+1").send("umh+265598").send("smh+1+{}").settle();

            assertThat(client.texts()).hasSize(before + 1);
        }
    }

    private JsonNode chart(String topic, String arguments) {
        int before = socket.topic(topic).size();
        return socket.send(topic + "+" + arguments).await(topic, before + 1).get(before);
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
