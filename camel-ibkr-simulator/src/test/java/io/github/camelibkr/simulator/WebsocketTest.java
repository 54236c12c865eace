package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebsocketTest {

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(
            b -> b.pacing(false).upstreamDelay(Duration.ofMillis(20)).heartbeatInterval(Duration.ofMillis(100)));

    private Simulator simulator;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        simulator.market().pause();
        new RestClient(simulator).ready();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api=%s", "api={\"session\":\"%s\"}", "other=1; api=%s"})
    void opening_withACookie_hasTheRecordedSequence(String cookie) {
        try (SocketClient socket = SocketClient.withCookie(
                simulator, cookie.formatted(simulator.session().id()))) {
            socket.await(frame -> frame.has("hb"));

            assertThat(socket.json().subList(0, 4).stream()
                            .map(frame -> frame.path("topic").asText()))
                    .containsExactly("system", "act", "sts", "system");
            assertThat(socket.json().get(0).path("success").asText()).isEqualTo("simuser1");
            assertThat(socket.json().get(0).path("isPaper").asBoolean()).isTrue();
            assertThat(socket.json().get(2).at("/args/authenticated").asBoolean())
                    .isTrue();
            assertThat(socket.raw()).allMatch(frame -> frame.isBinary() && frame.isFinal());
        }
    }

    @Test
    void opening_withoutACookie_waitsForTheSession() {
        try (SocketClient socket = SocketClient.anonymous(simulator)) {
            socket.await(frame -> frame.path("message").asText().equals("waiting for session"));

            socket.send("{\"session\":\"" + simulator.session().id() + "\"}");

            socket.await("sts", 1);
        }
    }

    @Test
    void heartbeats_comeAgainAndAgain() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            await().until(() ->
                    socket.json().stream().filter(frame -> frame.has("hb")).count() >= 4);
        }
    }

    @Test
    void tic_isAnsweredFourTimes() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            List<JsonNode> answers = socket.send("tic").settle().topic("tic");

            assertThat(answers).hasSize(4).containsOnly(answers.get(0));
            assertThat(answers.get(0).path("id").asText())
                    .isEqualTo(simulator.session().id());
        }
    }

    @Test
    void unknownTopics_andUnknownContracts_areMetWithSilence() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("xyz+1+{}")
                    .send("smd+1+{\"fields\":[\"31\"]}")
                    .send("smd")
                    .settle();

            assertThat(socket.json()).allMatch(frame -> List.of("system", "act", "sts")
                    .contains(frame.path("topic").asText()));
        }
    }

    @Test
    void brokerageThatComesUpLater_isToldInStatusFieldsAndAccounts() {
        simulator.session().dropBrokerage();
        try (SocketClient socket = SocketClient.ready(simulator)) {
            assertThat(socket.topic("sts").get(0).at("/args/authenticated").asBoolean())
                    .isFalse();
            assertThat(socket.topic("act")).isEmpty();

            simulator.session().initBrokerage();

            socket.await("act", 1);
            assertThat(socket.topic("sts"))
                    .anyMatch(frame -> frame.path("args").toString().equals("{\"established\":true}"));
        }
    }
}
