package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens in the gaps that other tests make short; they are long here so that a slow machine sees them too. */
class SlowStartTest {

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(
            b -> b.pacing(false).establishDelay(Duration.ofMillis(1500)).upstreamDelay(Duration.ofSeconds(1)));

    private Simulator simulator;
    private RestClient rest;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        rest = new RestClient(simulator);
    }

    @Test
    void init_isAuthenticatedAtOnceAndEstablishedAMomentLater() {
        JsonNode answer = rest.json("/iserver/auth/ssodh/init", "{\"publish\":true,\"compete\":true}");

        assertThat(answer.path("authenticated").asBoolean()).isTrue();
        assertThat(answer.path("established").asBoolean()).isFalse();
        assertThat(rest.get("/iserver/accounts").statusCode()).isEqualTo(400);
        await().untilAsserted(() -> assertThat(rest.json("/iserver/auth/status", "{}")
                        .path("established")
                        .asBoolean())
                .isTrue());
        assertThat(rest.get("/iserver/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void framesBeforeTheUpstreamLeg_areLost_butTheSessionIsKept() {
        rest.ready();
        try (SocketClient socket = SocketClient.anonymous(simulator)) {
            socket.send("{\"session\":\"" + simulator.session().id() + "\"}")
                    .send("smd+265598+{\"fields\":[\"31\"]}")
                    .await("sts", 1);

            assertThat(socket.settle().topic("smd+265598")).isEmpty();
            assertThat(socket.texts()).noneMatch(text -> text.contains("waiting for session"));
            assertThat(simulator.ledger().frames())
                    .anyMatch(frame -> frame.text().startsWith("smd+265598"));
        }
    }
}
