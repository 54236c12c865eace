package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.simulator.RawSocket.Frame;
import io.github.camelibkr.simulator.ledger.FrameEntry;
import io.github.camelibkr.simulator.ledger.FrameEntry.Direction;
import io.github.camelibkr.simulator.wire.Wire;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Websockets as the vendor's gateway program passes them on")
class GatewaySocketsTest {

    private static final int LIMIT = 65_536;

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.wire(Wire.GATEWAY)
            .tls(false)
            .pacing(false)
            .upstreamDelay(Duration.ZERO)
            .heartbeatInterval(Duration.ofHours(1))
            .establishDelay(Duration.ZERO));

    private Simulator simulator;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        simulator.session().initBrokerage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/api/ws", "/v1/portal/ws", "/foo?bar=1"})
    @DisplayName("At any path, and with no word about the session, a socket belongs to whoever is logged in")
    void session_isTheOneOfTheJar(String path) {
        try (RawSocket socket = open(path)) {
            assertThat(socket.next().text()).contains("\"success\"");
            assertThat(socket.next("{\"topic\":\"sts\"").text()).contains("\"authenticated\":true");
        }
    }

    @Test
    @DisplayName("A cookie of the client is not passed on")
    void cookie_isIgnored() {
        try (SocketClient socket = SocketClient.withCookie(simulator, "api=somebodyelse")) {
            socket.await("sts", 1);
        }
    }

    @Test
    @DisplayName("With an empty jar a socket waits for its session, which its first frame may tell")
    void emptyJar_waitsForTheFirstFrame() {
        assertThat(new RestClient(simulator)
                        .send("GET", "/clear", BodyPublishers.noBody(), Duration.ofSeconds(5))
                        .body())
                .isEqualTo("cleared");
        try (RawSocket socket = open("/v1/api/ws")) {
            assertThat(socket.next().text()).isEqualTo("{\"message\":\"waiting for session\"}");

            socket.send(
                    RawSocket.TEXT,
                    true,
                    "{\"session\":\"" + simulator.session().id() + "\"}");

            assertThat(socket.next().text()).contains("\"success\"");
        }
    }

    @Test
    @DisplayName("Whatever comes from upstream as text is passed on as a binary message")
    void textOfUpstream_isBinary() {
        try (RawSocket socket = ready()) {
            simulator.faults().sockets().sendText("plain".getBytes(StandardCharsets.UTF_8));

            assertThat(socket.next("plain").opcode()).isEqualTo(RawSocket.BINARY);
        }
    }

    @Test
    @DisplayName("A message that comes from upstream in fragments is passed on as that many complete messages")
    void fragmentsOfUpstream_areMessages() {
        try (RawSocket socket = ready()) {
            simulator.faults().sockets().fragment(3);

            socket.send(RawSocket.TEXT, true, "ech+hb");

            for (String piece : new String[] {"ec", "h+", "hb"}) {
                Frame frame = socket.next();
                assertThat(frame.text()).isEqualTo(piece);
                assertThat(frame.opcode()).isEqualTo(RawSocket.BINARY);
                assertThat(frame.isFinal()).isTrue();
            }
        }
    }

    @Test
    @DisplayName("Fragments of a client reach upstream as messages of their own")
    void fragmentsOfClients_areMessages() {
        try (RawSocket socket = ready()) {
            socket.send(RawSocket.TEXT, false, "ech+").send(RawSocket.CONTINUATION, true, "hb");
            socket.send(RawSocket.TEXT, true, "ech+hb");

            assertThat(socket.next().text()).isEqualTo("ech+hb");
            assertThat(simulator.ledger().frames())
                    .filteredOn(frame -> frame.direction() == Direction.IN)
                    .extracting(FrameEntry::text)
                    .containsExactly("ech+", "hb", "ech+hb");
        }
    }

    @Test
    @DisplayName("A frame of 65,536 bytes is passed on, one more ends the socket with 1000")
    void longFrameOfUpstream() {
        try (RawSocket socket = ready()) {
            simulator.faults().sockets().sendText(bytes(LIMIT));
            assertThat(socket.next().payload()).hasSize(LIMIT);

            simulator.faults().sockets().sendText(bytes(LIMIT + 1));

            assertClosed(socket);
        }
    }

    @Test
    @DisplayName("A frame of 65,536 bytes reaches upstream, one more ends the socket with 1000")
    void longFrameOfClient() {
        try (RawSocket socket = ready()) {
            socket.send(RawSocket.TEXT, true, "x".repeat(LIMIT)).send(RawSocket.TEXT, true, "ech+hb");
            assertThat(socket.next().text()).isEqualTo("ech+hb");

            socket.send(RawSocket.TEXT, true, "x".repeat(LIMIT + 1));

            assertClosed(socket);
        }
    }

    @Test
    @DisplayName("A client that says goodbye gets no close frame back, and frees its place")
    void farewellOfClient_isNotAnswered() {
        try (RawSocket socket = ready()) {
            socket.send(RawSocket.CLOSE, true, "");

            assertThat(socket.next(RawSocket.CLOSE)).isNull();
            await().until(() -> simulator.faults().sockets().open() == 0);
        }
    }

    @Test
    @DisplayName("A ping is answered")
    void ping_isAnswered() {
        try (RawSocket socket = ready()) {
            socket.send(RawSocket.PING, true, "here");

            assertThat(socket.next(RawSocket.PONG).text()).isEqualTo("here");
        }
    }

    @Test
    @DisplayName("When upstream refuses the handshake, the client has its 101 already and never hears a word")
    void refusedHandshake_isMute() {
        simulator.faults().sockets().rejectHandshakes(401);
        try (RawSocket socket = open("/v1/api/ws")) {
            socket.send(RawSocket.TEXT, true, "tic").send(RawSocket.PING, true, "there?");

            assertThat(socket.next().opcode()).isEqualTo(RawSocket.PONG);
        }
    }

    @Test
    @DisplayName("Refused sockets take no place from others")
    void refusedHandshakes_useNoSlots() {
        simulator.faults().sockets().rejectHandshakes(401);
        List<RawSocket> refused =
                Stream.generate(() -> open("/v1/api/ws")).limit(5).toList();
        simulator.faults().sockets().acceptHandshakes();

        ready().close();
        refused.forEach(RawSocket::close);
    }

    @Test
    @DisplayName("Five are served at a time, and requests are served beside them")
    void fiveSockets() {
        List<RawSocket> served = Stream.generate(this::ready).limit(5).toList();
        try (RawSocket sixth = open("/v1/api/ws")) {
            assertThat(new RestClient(simulator).get("/tickle").statusCode()).isEqualTo(200);
            sixth.send(RawSocket.PING, true, "there?");
            assertThat(sixth.next().opcode()).isEqualTo(RawSocket.PONG);

            served.get(0).send(RawSocket.CLOSE, true, "");

            assertThat(sixth.next("{\"topic\":\"system\",\"hb\"").isFinal()).isTrue();
        }
        served.forEach(RawSocket::close);
    }

    @Test
    @DisplayName("A connection that is cut ends without a close frame")
    void cut_hasNoCloseFrame() {
        try (RawSocket socket = ready()) {
            simulator.faults().sockets().cutAll();

            assertThat(socket.next()).isNull();
        }
    }

    private RawSocket open(String path) {
        return new RawSocket(simulator.port(), path);
    }

    private RawSocket ready() {
        RawSocket socket = open("/v1/api/ws");
        socket.next("{\"topic\":\"system\",\"hb\"");
        return socket;
    }

    private static byte[] bytes(int length) {
        return "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertClosed(RawSocket socket) {
        Frame frame = socket.next(RawSocket.CLOSE);
        assertThat(frame).isNotNull();
        assertThat(frame.closeCode()).isEqualTo(1000);
        assertThat(frame.payload()).hasSize(2);
        assertThat(socket.next()).isNull();
    }
}
