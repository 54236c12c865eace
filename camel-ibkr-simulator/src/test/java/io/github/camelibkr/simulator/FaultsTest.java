package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.faults.Fault;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import io.vertx.core.http.WebSocketFrame;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {

    private static final String ORDERS = "/v1/api/iserver/account/DU1234567/orders";
    private static final String ORDER = "{\"orders\":[{\"conid\":265598,\"orderType\":\"MKT\",\"side\":\"BUY\","
            + "\"tif\":\"DAY\",\"quantity\":1,\"cOID\":\"lost\"}]}";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.pacing(false)
            .questions(false)
            .upstreamDelay(Duration.ofMillis(1))
            .establishDelay(Duration.ZERO)
            .heartbeatInterval(Duration.ofMillis(50))
            .commissionDelay(Duration.ofMillis(1)));

    private Simulator simulator;
    private RestClient rest;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        simulator.market().pause();
        rest = new RestClient(simulator).ready();
    }

    @Test
    void madeUpAnswer_isGivenToTheChosenRequestOnly() {
        Fault fault = simulator.faults().on("GET", "/trsrv/*").nth(2).answer(503, "{\"error\":\"busy\"}");

        assertThat(rest.get("/trsrv/stocks?symbols=IBM").statusCode()).isEqualTo(200);
        var spoilt = rest.get("/trsrv/stocks?symbols=IBM");
        assertThat(spoilt.statusCode()).isEqualTo(503);
        assertThat(spoilt.body()).isEqualTo("{\"error\":\"busy\"}");
        assertThat(rest.get("/trsrv/stocks?symbols=IBM").statusCode()).isEqualTo(200);
        assertThat(rest.get("/iserver/secdef/search?symbol=IBM").statusCode()).isEqualTo(200);
        assertThat(fault.hits()).isEqualTo(1);
    }

    @Test
    void neverAnswered_runsIntoTheClientsPatience() {
        simulator.faults().on("*", "/trsrv/**").times(1).neverAnswer();

        assertThatThrownBy(() -> attempt("GET", "/v1/api/trsrv/stocks?symbols=IBM", "", 200))
                .isInstanceOf(HttpTimeoutException.class);
        await().untilAsserted(() -> assertThat(simulator.ledger().requests("GET", "/trsrv/stocks"))
                .singleElement()
                .returns(0, RequestEntry::status));
    }

    @Test
    void lateAnswer_isTheTrueOne() throws IOException {
        simulator.faults().on("GET", "/trsrv/stocks").answerLate(Duration.ofMillis(100));

        assertThat(attempt("GET", "/v1/api/trsrv/stocks?symbols=IBM", "", 2000)).contains("8314");
    }

    @Test
    void closeAfterRead_leavesNoOrderBehind() {
        simulator.faults().on("POST", "/iserver/account/*/orders").times(1).closeAfterRead();

        assertThatThrownBy(() -> attempt("POST", ORDERS, ORDER, 2000)).isInstanceOf(IOException.class);
        assertThat(simulator.ledger().postsByClientOrderId()).containsEntry("lost", 1);
        assertThat(simulator.ledger().orders()).isEmpty();
    }

    @Test
    void resetAfterRead_breaksTheConnection() {
        simulator.faults().on("POST", "/iserver/account/*/orders").times(1).resetAfterRead();

        assertThatThrownBy(() -> attempt("POST", ORDERS, ORDER, 2000)).isInstanceOf(IOException.class);
        assertThat(simulator.ledger().orders()).isEmpty();
    }

    @Test
    void lostAnswer_leavesAnOrderThatTheClientDoesNotKnowOf() {
        simulator.faults().on("POST", "/iserver/account/*/orders").times(1).loseAnswer();

        assertThatThrownBy(() -> attempt("POST", ORDERS, ORDER, 300)).isInstanceOf(HttpTimeoutException.class);
        await().untilAsserted(() -> assertThat(simulator.ledger().orders()).hasSize(1));
    }

    @Test
    void closeInsteadOfAnswer_leavesAnOrderToo() {
        simulator.faults().on("POST", "/iserver/account/*/orders").times(1).closeInsteadOfAnswer();

        assertThatThrownBy(() -> attempt("POST", ORDERS, ORDER, 2000)).isInstanceOf(IOException.class);
        assertThat(simulator.ledger().orders()).hasSize(1);
    }

    @Test
    void clear_makesEverythingWorkAgain() {
        simulator.faults().on("GET", "/**").answer(500, "");
        assertThat(rest.get("/tickle").statusCode()).isEqualTo(500);

        simulator.faults().clear();

        assertThat(rest.get("/tickle").statusCode()).isEqualTo(200);
    }

    @Test
    void down_refusesAndCuts_up_listensOnTheSamePort() {
        int port = simulator.port();
        try (SocketClient socket = SocketClient.ready(simulator)) {
            simulator.down();

            await().until(socket::isClosed);
            assertThatThrownBy(() -> attempt("GET", "/v1/api/tickle", "", 2000)).isInstanceOf(ConnectException.class);
        }
        simulator.up();

        assertThat(simulator.port()).isEqualTo(port);
        assertThat(rest.get("/tickle").statusCode()).isEqualTo(200);
    }

    @Test
    void sockets_canBeClosedWithACode() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            simulator.faults().sockets().closeAll(4001);

            await().until(socket::isClosed);
            assertThat(socket.closeCode()).isEqualTo((short) 4001);
            await().until(() -> simulator.faults().sockets().open() == 0);
        }
    }

    @Test
    void sockets_canBeReset() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            simulator.faults().sockets().resetAll();

            await().until(socket::isClosed);
            assertThat(socket.closeCode()).isNull();
        }
    }

    @Test
    void muteSockets_areAcceptedAndHearNothing() {
        simulator.faults().sockets().mute();
        try (SocketClient mute =
                SocketClient.withCookie(simulator, "api=" + simulator.session().id())) {
            // the client can know of its 101 before the gateway has made up its mind about the socket
            await().until(() -> simulator.faults().sockets().open() == 1);
            simulator.faults().sockets().unmute();
            try (SocketClient other = SocketClient.ready(simulator)) {
                await().until(() -> other.topic("system").size() > 3);
            }
            assertThat(mute.raw()).isEmpty();
            assertThat(mute.isClosed()).isFalse();
        }
    }

    @Test
    void frozenSockets_hearNothingMore() {
        try (SocketClient frozen = SocketClient.ready(simulator)) {
            simulator.faults().sockets().freezeAll();
            try (SocketClient other = SocketClient.ready(simulator)) {
                await().until(() -> other.topic("system").size() > 3);
                int seen = frozen.raw().size();
                int later = other.topic("system").size() + 2;
                await().until(() -> other.topic("system").size() > later);
                assertThat(frozen.raw()).hasSize(seen);
                assertThat(frozen.isClosed()).isFalse();
            }
        }
    }

    @Test
    void rejectedHandshakes_haveTheStatusThatWasAsked() {
        simulator.faults().sockets().rejectHandshakes(401);
        assertThatThrownBy(() -> SocketClient.anonymous(simulator)).hasMessageContaining("401");

        simulator.faults().sockets().acceptHandshakes();

        SocketClient.ready(simulator).close();
    }

    @Test
    void endedSubscriptions_areSilent_whileHeartbeatsGoOn() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("smd+265598+{\"fields\":[\"31\"]}").send("sor+{}").settle();
            assertThat(simulator.subscriptions()).containsExactly("smd+265598", "sor");

            simulator.faults().sockets().endSubscriptions();
            simulator.market().set(265598, "31", "200.00");

            assertThat(simulator.subscriptions()).isEmpty();
            assertThat(simulator.market().isStreamed(265598)).isFalse();
            int beats = socket.settle().topic("system").size();
            assertThat(socket.topic("smd+265598")).hasSize(2);
            await().until(() -> socket.topic("system").size() > beats);
        }
    }

    @Test
    void rawFrames_arriveByteForByte() {
        byte[] notUtf8 = {'{', (byte) 0x99, '}'};
        try (SocketClient socket = SocketClient.ready(simulator)) {
            simulator.faults().sockets().sendText(notUtf8);
            simulator.faults().sockets().sendBinary("5".getBytes(StandardCharsets.UTF_8));
            await().until(() ->
                    socket.raw().stream().anyMatch(frame -> frame.binaryData().length() == 1));

            assertThat(socket.raw())
                    .anyMatch(frame ->
                            frame.isText() && Arrays.equals(frame.binaryData().getBytes(), notUtf8));
        }
    }

    @Test
    void splitMessages_comeAsFramesOfTheirOwn() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            int before = socket.settle().raw().size();
            simulator.faults().sockets().splitIntoFrames(3);
            socket.send("spl+{}");

            await().until(() -> pieces(socket, before).size() >= 3);
            assertThat(pieces(socket, before).subList(0, 3)).allMatch(frame -> frame.isFinal() && frame.isBinary());
        }
    }

    @Test
    void fragmentedMessages_areOneMessage() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            int before = socket.settle().raw().size();
            simulator.faults().sockets().fragment(3);
            socket.send("spl+{}");

            await().until(() -> pieces(socket, before).size() >= 3);
            var frames = pieces(socket, before).subList(0, 3);
            assertThat(frames.stream().map(frame -> frame.isFinal())).containsExactly(false, false, true);
            assertThat(frames.stream().map(frame -> frame.isContinuation())).containsExactly(false, true, true);
        }
    }

    @Test
    void refusedSubscription_saysSo_andTheNextOneWorks() {
        simulator.faults().sockets().refuse("str", 1);
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("str+{}").settle();
            assertThat(socket.texts()).contains("{\"error\":\"unable to subscribe\",\"code\":500,\"topic\":\"str\"}");

            JsonNode second = socket.send("str+{}").settle().topic("str").get(1);
            assertThat(second.path("args").isArray()).isTrue();
        }
    }

    @Test
    void copies_canBeDelayed() {
        simulator.faults().sockets().delayCopies(Duration.ofSeconds(1));
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("smd+265598+{\"fields\":[\"31\"]}").settle();
            assertThat(socket.topic("smd+265598")).hasSize(1);

            socket.await("smd+265598", 2);
        }
    }

    private static List<WebSocketFrame> pieces(SocketClient socket, int before) {
        return socket.raw().subList(before, socket.raw().size());
    }

    private String attempt(String method, String path, String body, int patienceMillis) throws IOException {
        return rest.attempt(
                        method,
                        path,
                        method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                        Duration.ofMillis(patienceMillis))
                .body();
    }
}
