package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionTest {

    private static final String CANARY = "c0ffee00c0ffee00c0ffee00c0ffee00";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.pacing(false)
            .sessionId(CANARY)
            .sessionCookie("canary-cookie")
            .upstreamDelay(Duration.ofMillis(5))
            .establishDelay(Duration.ZERO));

    private Simulator simulator;
    private RestClient rest;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        rest = new RestClient(simulator);
    }

    @Test
    void tickle_beforeInit_showsTheSessionAndNoBrokerage() {
        var answer = rest.post("/tickle", "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("x-sess-uuid=canary-cookie"));
        JsonNode body = rest.json("/tickle");
        assertThat(body.path("session").asText()).isEqualTo(CANARY);
        assertThat(body.at("/iserver/authStatus/authenticated").asBoolean()).isFalse();
    }

    @Test
    void iserver_beforeInit_hasNoBridge() {
        var answer = rest.get("/iserver/accounts");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Bad Request: no bridge\",\"statusCode\":400}");
    }

    @Test
    void init_withoutPublish_isAnError500() {
        assertThat(rest.post("/iserver/auth/ssodh/init", "{\"publish\":false,\"compete\":true}")
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    void logout_endsBothLayers() {
        rest.ready();

        var answer = rest.post("/logout", "");

        assertThat(answer.body()).isEqualTo("{\"status\":true}");
        assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
        assertThat(rest.get("/iserver/accounts").statusCode()).isEqualTo(401);
        assertThat(rest.get("/sso/validate").statusCode()).isEqualTo(401);
        JsonNode status = rest.json("/iserver/auth/status");
        assertThat(status.path("connected").asBoolean()).isFalse();
        assertThat(status.has("MAC")).isTrue();
        assertThat(status.path("MAC").isNull()).isTrue();
    }

    @Test
    void login_givesANewSessionId_andOldSocketsOnlyHeartbeat() {
        rest.ready();
        try (SocketClient old = SocketClient.ready(simulator)) {
            old.send("smd+265598+{\"fields\":[\"31\"]}").await("smd+265598", 2);

            simulator.session().login();
            rest.ready();

            assertThat(rest.json("/tickle").path("session").asText())
                    .hasSize(32)
                    .isNotEqualTo(CANARY);
            int seen = old.settle().topic("smd+265598").size();
            simulator.market().set(265598, "31", "123.45");
            old.send("smd+265598+{\"fields\":[\"31\"]}").settle();
            assertThat(old.topic("smd+265598")).hasSize(seen);
        }
    }

    @Test
    void expire_isSilentOnTheSocketAndA401OnRest() {
        rest.ready();
        try (SocketClient socket = SocketClient.ready(simulator)) {
            int before = socket.settle().topic("sts").size();

            simulator.session().expire();

            assertThat(rest.get("/tickle").statusCode()).isEqualTo(401);
            assertThat(socket.settle().topic("sts")).hasSize(before);
        }
    }

    @Test
    void compete_takesTheBrokerageSessionUntilInitTakesItBack() {
        rest.ready();
        try (SocketClient socket = SocketClient.ready(simulator)) {
            simulator.session().compete();

            socket.await(frame -> frame.at("/args/competing").asBoolean(false)
                    && frame.path("args").size() == 1);
            socket.await(frame -> frame.path("args").size() == 1
                    && frame.at("/args/authenticated").isBoolean()
                    && !frame.at("/args/authenticated").asBoolean());
            assertThat(rest.get("/iserver/accounts").statusCode()).isEqualTo(400);
            assertThat(rest.json("/iserver/auth/ssodh/init", "{\"publish\":true,\"compete\":false}")
                            .path("competing")
                            .asBoolean())
                    .isTrue();

            rest.ready();

            assertThat(rest.json("/iserver/auth/status").path("competing").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void reauthenticate_isTriggeredAndWorksLater() {
        assertThat(rest.json("/iserver/reauthenticate", "{}").path("message").asText())
                .isEqualTo("triggered");
        await().until(simulator.session()::isEstablished);
    }
}
