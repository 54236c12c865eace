package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketDataTest {

    private static final String AAPL = "smd+265598";
    private static final String ALL_FIELDS =
            "31,55,58,70,71,82,83,84,85,86,87,88,6004,6008,6070,6509,7051,7059,7094," + "7219,7221,7295,7296,7741,7762";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.pacing(false)
            .seed(7)
            .marketDataLines(120)
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
    void smd_beginsWithAFullFrameTwice_inDifferentKeyOrder() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send(AAPL + "+{\"fields\":[\"31\",\"84\",\"86\",\"83\",\"9999\"]}")
                    .settle();

            List<JsonNode> frames = socket.topic(AAPL);
            assertThat(frames).hasSize(2);
            assertThat(frames.get(0)).isEqualTo(frames.get(1));
            assertThat(frames.get(0).toString()).isNotEqualTo(frames.get(1).toString());
            assertThat(frames.get(1).toString()).endsWith("\"topic\":\"smd+265598\"}");
            JsonNode frame = frames.get(0);
            assertThat(frame.path("6509").asText()).isEqualTo("RpB");
            assertThat(frame.path("conid").isIntegralNumber()).isTrue();
            assertThat(frame.path("conidEx").asText()).isEqualTo("265598");
            assertThat(frame.path("31").isTextual()).isTrue();
            assertThat(frame.path("83").isNumber()).isTrue();
            assertThat(frame.path("_updated").isIntegralNumber()).isTrue();
            assertThat(frame.has("9999")).isFalse();
        }
    }

    @Test
    void smd_thenSendsOnlyWhatChanged() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send(AAPL + "+{\"fields\":[\"31\",\"84\",\"86\"]}").settle();

            simulator.market().set(265598, "84", "200.10");

            JsonNode change = socket.await(AAPL, 3).get(2);
            assertThat(change.path("84").asText()).isEqualTo("200.10");
            List<String> keys = new ArrayList<>();
            change.fieldNames().forEachRemaining(keys::add);
            assertThat(keys)
                    .containsExactlyInAnyOrder("server_id", "conidEx", "conid", "_updated", "6119", "84", "topic");
        }
    }

    @Test
    void smd_sendsNothingWhenNothingChanged() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send(AAPL + "+{\"fields\":[\"31\"]}").settle();

            simulator.market().set(265598, "84", "200.10");

            assertThat(socket.settle().topic(AAPL)).hasSize(2);
        }
    }

    @Test
    void smd_sentAgain_replacesTheSubscriptionAndSendsAFullFrame() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send(AAPL + "+{\"fields\":[\"31\"]}")
                    .send(AAPL + "+{\"fields\":[\"31\",\"84\"]}")
                    .settle();
            simulator.market().set(265598, "31", "201.00");

            assertThat(socket.settle().topic(AAPL)).hasSize(5);
            assertThat(socket.topic(AAPL).get(2).has("84")).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"umd+265598+{}", "umd+265598", "umd+265598+{\"fields\":[\"31\"]}"})
    void umd_endsTheStream(String cancel) {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send(AAPL + "+{\"fields\":[\"31\"]}").send(cancel).settle();

            simulator.market().set(265598, "31", "201.00");

            assertThat(socket.settle().topic(AAPL)).hasSize(2);
        }
    }

    @Test
    void smd_withAnExchange_isATopicOfItsOwn() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send(AAPL + "+{\"fields\":[\"31\"]}")
                    .send("smd+265598@NYSE+{\"fields\":[\"31\"]}")
                    .send("umd+265598+{}")
                    .settle();
            simulator.market().set(265598, "31", "201.00");

            assertThat(socket.settle().topic(AAPL)).hasSize(2);
            assertThat(socket.topic("smd+265598@NYSE")).hasSize(3);
            assertThat(socket.topic("smd+265598@NYSE").get(2).path("conidEx").asText())
                    .isEqualTo("265598@NYSE");
        }
    }

    @Test
    void theMarket_movesByItself_withBidBelowAsk() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("smd+495512572+{\"fields\":[\"84\",\"86\"]}").settle();

            simulator.market().resume();

            socket.await("smd+495512572", 12);
            simulator.market().pause();
        }
        for (String conid : List.of("265598", "495512572", "12087792", "667629330")) {
            long id = Long.parseLong(conid);
            for (int i = 0; i < 200; i++) {
                simulator.market().tick(id);
                assertThat(simulator.market().bid(id))
                        .isPositive()
                        .isLessThan(simulator.market().ask(id));
            }
        }
    }

    @Test
    void aSeed_givesTheSameSequenceWhateverElseMoves() {
        try (Simulator other = Simulator.builder()
                .seed(7)
                .quoteInterval(Duration.ofDays(1))
                .build()
                .start()) {
            IntStream.range(0, 5).forEach(i -> other.market().tick(272093));
            List<String> theirs = walk(other, 20);

            assertThat(walk(simulatorAtRest(7), 20)).isEqualTo(theirs);
            assertThat(walk(simulatorAtRest(8), 20)).isNotEqualTo(theirs);
        }
    }

    @Test
    void lastSentValues_areThoseThatTheClientSaw() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send(AAPL + "+{\"fields\":[\"31\",\"84\"]}").settle();
            simulator.market().set(265598, "31", "C199.99");
            JsonNode change = socket.settle().topic(AAPL).get(2);

            assertThat(change.path("31").asText()).isEqualTo("C199.99");
            assertThat(simulator.market().last(265598))
                    .containsEntry("31", "C199.99")
                    .containsOnlyKeys("31", "84", "6509");
        }
    }

    @Test
    void set_ofAnUnknownContract_isAnErrorOfTheTest() {
        assertThatThrownBy(() -> simulator.market().set(1, "31", "2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No contract with conid 1");
    }

    @Test
    void manyContracts_canBeStreamedAtOnce() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            for (int i = 1; i <= 120; i++) {
                socket.send("smd+" + (900_000_000L + i) + "+{\"fields\":[\"31\",\"84\",\"86\"]}");
            }
            socket.settle();

            assertThat(socket.json().stream()
                            .map(frame -> frame.path("conid").asLong())
                            .distinct())
                    .hasSizeGreaterThanOrEqualTo(120);
        }
    }

    private Simulator simulatorAtRest(long seed) {
        Simulator fresh =
                Simulator.builder().seed(seed).quoteInterval(Duration.ofDays(1)).build();
        fresh.close();
        return fresh;
    }

    private static List<String> walk(Simulator simulator, int steps) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            simulator.market().tick(265598);
            for (String field : ALL_FIELDS.split(",")) {
                values.add(field + "=" + simulator.market().value(265598, field));
            }
        }
        return values;
    }
}
