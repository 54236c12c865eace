package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.simulator.ledger.OrderEntry;
import io.github.camelibkr.simulator.scenario.Scenario;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Scenarios: what goes wrong, when, and for how long")
class ScenarioTest {

    private static final String STOCKS = "/v1/api/trsrv/stocks?symbols=IBM";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.virtualTime()
            .tls(false)
            .pacing(false)
            .questions(false)
            .upstreamDelay(Duration.ZERO)
            .establishDelay(Duration.ZERO));

    private Simulator simulator;
    private RestClient rest;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        rest = new RestClient(simulator).ready();
    }

    @Test
    @DisplayName("A request is struck where it is told to, and the others are not")
    void onTheNthRequest() {
        simulator.play(
                """
                # the second order is accepted, and nobody hears of it
                on the 2nd POST /iserver/account/*/orders: carry it out, then reset before the first byte of the answer
                """);
        rest.place(Orders.market("BUY", 1, "one"));
        assertThatThrownBy(() -> rest.place(Orders.market("BUY", 1, "two"))).isInstanceOf(UncheckedIOException.class);
        rest.place(Orders.market("BUY", 1, "three"));

        assertThat(simulator.ledger().orders())
                .extracting(OrderEntry::clientOrderId)
                .containsExactly("one", "two", "three");
    }

    @Test
    @DisplayName("What is said with 'at' happens then, and lasts as long as it is told to")
    void atAMoment_forAWhile() {
        simulator.play("at 1m: go down, for 20s");
        simulator.clock().advance(Duration.ofSeconds(59));
        assertThat(rest.get("/trsrv/stocks?symbols=IBM").statusCode()).isEqualTo(200);

        simulator.clock().advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), simulator.port()).close())
                .isInstanceOf(ConnectException.class);

        simulator.clock().advance(Duration.ofSeconds(20));
        try (PlainCall call = new PlainCall(simulator, "GET", STOCKS)) {
            assertThat(call.answer()).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    @DisplayName("What is said with 'every' happens again and again, until it is told to end")
    void everySoOften_until() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            simulator.play("every 10s until 35s: send text {\"topic\":\"blt\"}");
            simulator.clock().advance(Duration.ofMinutes(2));

            assertThat(socket.settle().topic("blt")).hasSize(3);
        }
    }

    @Test
    @DisplayName("A rule for requests can begin later and end by itself")
    void aRule_fromUntil() {
        simulator.play("at 10s on any /trsrv/**: answer 503 with {\"error\":\"busy\"}, for 10 seconds");
        assertThat(rest.get("/trsrv/stocks?symbols=IBM").statusCode()).isEqualTo(200);
        simulator.clock().advance(Duration.ofSeconds(10));
        assertThat(rest.get("/trsrv/stocks?symbols=IBM").body()).isEqualTo("{\"error\":\"busy\"}");
        simulator.clock().advance(Duration.ofSeconds(10));
        assertThat(rest.get("/trsrv/stocks?symbols=IBM").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("Frames of clients can be lost, refused, or be the end of their socket")
    void onFrames() {
        simulator.play(
                """
                on the first frame sor+*: lose it
                on the 2nd frame sor+*: refuse it
                on frame spl*: reset the websocket
                """);
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("sor+{}").settle();
            assertThat(simulator.subscriptions()).isEmpty();
            socket.send("sor+{}");
            assertThat(socket.await(frame -> frame.has("error")).path("topic").asText())
                    .isEqualTo("sor");
            socket.send("sor+{}").settle();
            assertThat(simulator.subscriptions()).hasSize(1);
            socket.send("spl+{}");
            await().until(socket::isClosed);
        }
    }

    @Test
    @DisplayName("Heartbeats and topics fall silent and come back")
    void silence() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("smd+265598+{\"fields\":[\"31\",\"84\",\"86\"]}").settle();
            simulator.play("now: stop the heartbeats, for 1m\nnow: silence smd, for 30s");
            int beats = socket.settle().topic("system").size();
            int quotes = socket.topic("smd+265598").size();
            simulator.clock().advance(Duration.ofMillis(29_900));
            assertThat(socket.settle().topic("system")).hasSize(beats);
            assertThat(socket.topic("smd+265598")).hasSize(quotes);

            simulator.clock().advance(Duration.ofSeconds(60));
            assertThat(socket.settle().topic("system")).hasSizeBetween(beats + 2, beats + 4);
            assertThat(socket.topic("smd+265598")).hasSizeGreaterThan(quotes + 50);
        }
    }

    @Test
    @DisplayName("A port that accepts and says nothing, and one that comes back with another certificate")
    void entrance() throws Exception {
        try (Simulator secure = Simulator.builder().tls(true).build().start()) {
            String before = secure.certificateSha256();
            secure.play("now: accept connections and say nothing");
            await().ignoreExceptions().until(() -> {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), secure.port())) {
                    socket.setSoTimeout(200);
                    socket.getOutputStream().write(22);
                    return socket.getInputStream().read() == -2;
                } catch (SocketTimeoutException silent) {
                    return true;
                }
            });
            secure.stopScenarios();
            secure.play("now: change the certificate");
            await().until(() -> !secure.certificateSha256().equals(before));
            await().ignoreExceptions()
                    .until(() ->
                            new RestClient(secure).get("/iserver/auth/status").statusCode() == 200);
        }
    }

    @Test
    @DisplayName("What becomes of the next order can be said before it is there")
    void nextOrder() {
        simulator.play("now: reject the next order because it is late");
        rest.place(Orders.market("BUY", 1, "unlucky"));
        simulator.clock().advance(Duration.ofSeconds(5));

        assertThat(simulator.ledger().orders()).extracting(OrderEntry::status).containsExactly("Cancelled");
    }

    @Test
    @DisplayName("When the scenarios are stopped, everything works again")
    void stop() {
        simulator.play("on any /trsrv/**: never answer\nat 5s: go down\nnow: freeze");
        simulator.stopScenarios();
        simulator.clock().advance(Duration.ofSeconds(10));

        try (PlainCall call = new PlainCall(simulator, "GET", STOCKS)) {
            assertThat(call.answer()).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    @DisplayName("What cannot be understood is refused with its line and what could stand there; nothing is played")
    void unclear() {
        assertThatThrownBy(() -> simulator.play("at 1m: log in\n\nat 2m: explode"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Line 3: 'explode' is not known; known here: freeze; ");
        assertThatThrownBy(() -> simulator.play("soon: log in"))
                .hasMessageStartingWith("Line 1: 'soon' says no when; known: now; at {span}");
        assertThatThrownBy(() -> simulator.play("at 3 parsecs: log in"))
                .hasMessage("Line 1: '3 parsecs' is no length of time; write 500ms, 90s, 1m30s, 2 hours");
        assertThatThrownBy(() -> simulator.play("now: log in, for 3s"))
                .hasMessage("Line 1: 'log in' is over at once and cannot last");
        assertThatThrownBy(() -> simulator.play("log in"))
                .hasMessage("Line 1: a statement is '<when>: <what>' or '<when>: <what>, for <how long>'");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sentences")
    @DisplayName("Every phrase of the vocabulary can be said")
    void everyPhrase(String sentence) {
        assertThatCode(() -> simulator.play(sentence)).doesNotThrowAnyException();
        simulator.stopScenarios();
    }

    static List<String> sentences() {
        String[] when = {""};
        return Scenario.vocabulary().stream()
                .skip(2)
                .map(line -> {
                    switch (line) {
                        case "at a moment:" -> when[0] = "at 1h: ";
                        case "on a request:" -> when[0] = "on POST /iserver/account/*/orders: ";
                        case "on a frame of a client:" -> when[0] = "on frame sor*: ";
                        default -> {
                            return when[0]
                                    + line.strip()
                                            .replace("{number}", "17")
                                            .replace("{price}", "1.5")
                                            .replace("{span}", "2s")
                                            .replace("{word}", "sor")
                                            .replace("{hex}", "7b 7d")
                                            .replace("{text}", "{\"topic\":\"x\"}");
                        }
                    }
                    return "# " + line;
                })
                .toList();
    }
}
