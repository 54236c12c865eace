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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("sbd: the price ladder")
class DepthTopicTest {

    private static final String LADDER = "sbd+DU1234567+265598";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(
            b -> b.pacing(false).upstreamDelay(Duration.ofMillis(1)).establishDelay(Duration.ZERO));

    private Simulator simulator;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        simulator.market().pause();
        new RestClient(simulator).ready();
        simulator.market().set(265598, "31", "271.60", "84", "271.59", "86", "271.62", "88", "300", "85", "500");
    }

    @Test
    @DisplayName("first comes every row: ten bids upwards, the last trade in the focus, ten offers")
    void subscribe_sendsAllRows() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            JsonNode rows = socket.send(LADDER).await(LADDER, 1).get(0).path("data");

            assertThat(rows).hasSize(21);
            List<BigDecimal> prices = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                JsonNode row = rows.get(i);
                assertThat(row.path("row").asInt()).isEqualTo(i);
                assertThat(row.path("focus").asInt()).isEqualTo(i == 10 ? 1 : 0);
                assertThat(row.has("bid")).isEqualTo(i < 10);
                assertThat(row.has("ask")).isEqualTo(i > 10);
                prices.add(new BigDecimal(row.path("price").asText().replaceFirst(".* @ ", "")));
            }
            assertThat(prices).isSorted();
            assertThat(rows.get(9)).hasToString("{\"row\":9,\"focus\":0,\"price\":\"271.59\",\"bid\":\"300\"}");
            assertThat(rows.get(10).path("price").asText()).matches("\\d+ @ 271\\.60");
            assertThat(rows.get(11)).hasToString("{\"row\":11,\"focus\":0,\"price\":\"271.62\",\"ask\":\"500\"}");
        }
    }

    @Test
    void change_sendsTheRowsThatChanged() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send(LADDER + "+{}").await(LADDER, 1);

            simulator.market().set(265598, "85", "700");
            simulator.market().set(265598, "82", "+1.00");

            JsonNode rows = socket.settle().await(LADDER, 2).get(1).path("data");
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0).path("ask").asText()).isEqualTo("700");
            assertThat(socket.topic(LADDER)).hasSize(2);
        }
    }

    @Test
    void exchange_isPartOfTheTopic_andAnAccountHasOneLadder() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send(LADDER).send(LADDER + "+NASDAQ").await(LADDER + "+NASDAQ", 1);

            assertThat(simulator.subscriptions()).containsExactly(LADDER + "+NASDAQ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ubd+DU1234567", "ubd+DU1234567+{}", "ubd+DU1234567+265598"})
    void ubd_endsTheLadder_withoutAWord(String cancel) {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send(LADDER).send(cancel).settle();
            simulator.market().set(265598, "84", "271.58");

            assertThat(socket.settle().topic(LADDER)).hasSize(1);
            assertThat(simulator.subscriptions()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sbd+DU7654321+265598", "sbd+DU1234567+1", "sbd+DU1234567", "sbd", "sbd+265598"})
    void whatCannotBeShown_isMetWithSilence(String subscribe) {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            int before = socket.texts().size();

            socket.send(subscribe).settle();

            assertThat(socket.texts()).hasSize(before + 1);
        }
    }
}
