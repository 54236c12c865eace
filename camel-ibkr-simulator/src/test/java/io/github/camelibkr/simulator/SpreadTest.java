package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("smd of several contracts as one")
class SpreadTest {

    private static final String SPREAD = "smd+0;;;272093/1,265598/-1";
    private static final String FIELDS = "+{\"fields\":[\"31\",\"84\",\"86\",\"85\",\"88\"]}";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(
            b -> b.pacing(false).upstreamDelay(Duration.ofMillis(1)).establishDelay(Duration.ZERO));

    private Simulator simulator;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        simulator.market().pause();
        new RestClient(simulator).ready();
        simulator.market().set(272093, "31", "500.00", "84", "499.90", "86", "500.10", "88", "300", "85", "200");
        simulator.market().set(265598, "31", "270.00", "84", "269.90", "86", "270.10", "88", "100", "85", "400");
    }

    @Test
    void quote_buysOneLegAndSellsTheOther() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            JsonNode frame = socket.send(SPREAD + FIELDS).await(SPREAD, 2).get(0);

            assertThat(frame.path("31").asText()).isEqualTo("230.00");
            assertThat(frame.path("84").asText()).isEqualTo("229.80");
            assertThat(frame.path("86").asText()).isEqualTo("230.20");
            assertThat(frame.path("88").asText()).isEqualTo("300");
            assertThat(frame.path("85").asText()).isEqualTo("100");
            assertThat(frame.path("conidEx").asText()).isEqualTo("0;;;272093/1,265598/-1");
        }
    }

    @Test
    void moveOfEitherLeg_movesTheSpread_untilItIsCancelled() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send(SPREAD + FIELDS).await(SPREAD, 2);
            assertThat(simulator.subscriptions()).hasSize(1);

            simulator.market().set(265598, "31", "271.00");
            simulator.market().set(272093, "31", "501.50");
            assertThat(socket.settle().topic(SPREAD))
                    .extracting(frame -> frame.path("31").asText())
                    .endsWith("229.00", "230.50");

            socket.send(SPREAD.replace("smd", "umd") + "+{}").settle();
            simulator.market().set(265598, "31", "272.00");
            assertThat(socket.settle().topic(SPREAD)).hasSize(4);
            assertThat(simulator.subscriptions()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smd+0;;;1/1,265598/-1",
                "smd+0;;;",
                "smd+0;;;265598",
                "smd+;;;265598/1",
                "smd+nonsense",
                "smd",
                "xyz+265598"
            })
    void whatIsNotThere_isMetWithSilence(String subscribe) {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            int before = socket.texts().size();

            socket.send(subscribe + FIELDS).settle();

            assertThat(socket.texts()).hasSize(before + 1);
        }
    }

    @ParameterizedTest
    @DisplayName("Plus signs too many, blanks, numbers as fields and unknown arguments do no harm")
    @ValueSource(
            strings = {
                "smd++265598++{\"fields\":[31]}",
                "smd + 265598 + {\"fields\":[\"31\"]}",
                " smd+265598+{\"fields\":[\"31\"],\"tempo\":1000,\"snapshot\":true}\n",
                "smd+265598{\"fields\":[\"31\"]}"
            })
    void formsThatClientsSend(String subscribe) {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            JsonNode frame = socket.send(subscribe).await("smd+265598", 2).get(0);

            assertThat(frame.path("31").asText()).isEqualTo("270.00");
        }
    }
}
