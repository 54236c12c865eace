package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.simulator.faults.Spoil.End;
import io.vertx.core.http.WebSocketFrame;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What the vendor's gateway program does by itself")
class GatewayProgramTest {

    private static final String STOCKS = "/v1/api/trsrv/stocks?symbols=IBM";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.virtualTime()
            .gatewayWire(true)
            .tls(false)
            .pacing(false)
            .upstreamDelay(Duration.ZERO)
            .establishDelay(Duration.ZERO));

    @Test
    @DisplayName("Five requests at a time: twelve slow ones come back in waves of five, five and two")
    void fiveUpstreamRequests() {
        Simulator simulator = gateway.simulator();
        simulator.faults().on("GET", "/trsrv/stocks").answerLate(Duration.ofSeconds(2));
        List<PlainCall> calls = new ArrayList<>();
        for (int call = 0; call < 12; call++) {
            calls.add(new PlainCall(simulator, "GET", STOCKS));
        }
        List<Long> answered = new ArrayList<>();
        for (int wave = 0; wave < 3; wave++) {
            simulator.clock().advance(Duration.ofSeconds(2));
            answered.add(calls.stream().filter(PlainCall::isAnswered).count());
        }
        calls.forEach(PlainCall::close);

        assertThat(answered).containsExactly(5L, 10L, 12L);
    }

    @Test
    @DisplayName("Clients that hang up do not free their slots")
    void hangingUp_freesNothing() {
        Simulator simulator = gateway.simulator();
        simulator.faults().on("GET", "/trsrv/stocks").times(5).answerLate(Duration.ofSeconds(25));
        for (int call = 0; call < 5; call++) {
            PlainCall abandoned = new PlainCall(simulator, "GET", STOCKS);
            abandoned.awaitArrival();
            abandoned.close();
        }
        try (PlainCall next = new PlainCall(simulator, "GET", STOCKS)) {
            simulator.clock().advance(Duration.ofSeconds(24));
            assertThat(next.isAnswered()).isFalse();
            simulator.clock().advance(Duration.ofSeconds(1));
            assertThat(next.answer()).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    @DisplayName("When the upstream fails there is no answer at all, and the connection stays")
    void upstreamFailure() {
        Simulator simulator = gateway.simulator();
        simulator.faults().on("GET", "/trsrv/stocks").times(9).failUpstream();
        List<PlainCall> calls = new ArrayList<>();
        for (int call = 0; call < 9; call++) {
            calls.add(new PlainCall(simulator, "GET", STOCKS));
        }
        simulator.clock().advance(Duration.ofMinutes(5));
        assertThat(calls).noneMatch(PlainCall::isAnswered);
        try (PlainCall next = new PlainCall(simulator, "GET", STOCKS)) {
            assertThat(next.answer()).startsWith("HTTP/1.1 200 OK");
        }
        calls.forEach(PlainCall::close);
    }

    @Test
    @DisplayName("A body that breaks off upstream ends in silence, without the last chunk")
    void truncatedBody() throws IOException {
        gateway.simulator().faults().on("GET", "/trsrv/stocks").breakOff(150, End.STALL);
        try (Socket socket = connection()) {
            write(socket, "GET " + STOCKS + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            String begun = new String(socket.getInputStream().readNBytes(150), StandardCharsets.UTF_8);
            assertThat(begun).contains("transfer-encoding: chunked").doesNotContain("\r\n0\r\n");
            socket.setSoTimeout(100);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /                     | 302 | Location: /sso/Login?forwardTo=22&RL=1&ip2loc=US",
                "GET | /v2/api/tickle        | 302 | Location: https://upstream.invalid/v2/api/tickle",
                "GET | /v1/api               | 302 | Location: https://upstream.invalid/v1/api",
                "GET | /V1/API/tickle?a=1    | 302 | Location: https://upstream.invalid/V1/API/tickle?a=1",
                "GET | /v1/am/tickle         | 200 | Unknown service am",
                "GET | /v1/tws/x             | 200 | Unknown service tws",
                "GET | /clear                | 200 | cleared",
                "GET | //v1/api/tickle       | 200 | session",
                "GET | /v1/portal/tickle     | 200 | session",
                "GET | /v1/api/nothing       | 404 | Resource not found",
                "GET | http://x/v1/api/tickle | 500 | HTTP/1.1 500",
            })
    @DisplayName("Paths lead where they lead at the real one")
    void paths(String method, String path, int status, String contained) {
        try (PlainCall call = new PlainCall(gateway.simulator(), method, path)) {
            assertThat(call.answer()).startsWith("HTTP/1.1 " + status).contains(contained);
        }
    }

    @Test
    @DisplayName("HEAD has no body and no length; a preflight is answered by the program")
    void headAndPreflight() throws IOException {
        try (PlainCall call = new PlainCall(gateway.simulator(), "HEAD", "/v1/api/tickle")) {
            assertThat(call.answer()).endsWith("\r\n\r\n").doesNotContainIgnoringCase("content-length");
        }
        try (Socket socket = connection()) {
            write(
                    socket,
                    "OPTIONS /v1/api/tickle HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: http://a\r\n"
                            + "Access-Control-Request-Method: GET\r\n\r\n");
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 204 No Content")
                    .containsIgnoringCase("Access-Control-Allow-Methods: POST,GET,OPTIONS,DELETE,PUT");
        }
    }

    @ParameterizedTest(name = "{0} bytes: {2}")
    @CsvSource({
        "4000,100,HTTP/1.1 302",
        "4200,100,HTTP/1.0 414 Request-URI Too Long",
        "10,9000,HTTP/1.0 400 Bad Request"
    })
    @DisplayName("Long request lines and long headers are refused in HTTP/1.0, and the connection is closed")
    void limits(int pathLength, int headerLength, String begin) throws IOException {
        try (Socket socket = connection()) {
            write(
                    socket,
                    "GET /" + "p".repeat(pathLength) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: "
                            + "h".repeat(headerLength) + "\r\n\r\n");
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith(begin);
        }
    }

    @Test
    @DisplayName("Two megabytes of body arrive")
    void largeBody() {
        String body = " ".repeat(2_000_000) + "{}";
        assertThat(new RestClient(gateway.simulator()).post("/tickle", body).statusCode())
                .isEqualTo(200);
        assertThat(gateway.simulator().ledger().requests().get(0).body()).hasSize(body.length());
    }

    @Test
    @DisplayName("Plain HTTP at the TLS port: the connection is closed without a byte")
    void plainAtTheTlsPort() throws IOException {
        try (Simulator secure = Simulator.builder().gatewayWire(true).build().start();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), secure.port())) {
            socket.setSoTimeout(5_000);
            write(socket, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
    }

    @Test
    @DisplayName("A socket needs no credentials: the program has one session for all")
    void socketWithoutCredentials() {
        new RestClient(gateway.simulator()).ready();
        try (SocketClient socket = SocketClient.anonymous(gateway.simulator())) {
            assertThat(socket.await("sts", 1)).isNotEmpty();
        }
    }

    @Test
    @DisplayName("Fragments come as messages of their own, all binary")
    void fragments() {
        new RestClient(gateway.simulator()).ready();
        try (SocketClient socket = SocketClient.anonymous(gateway.simulator())) {
            socket.await("sts", 1);
            int before = socket.raw().size();
            gateway.simulator().faults().sockets().fragment(3);
            socket.send("tic");
            await().until(() -> socket.raw().size() >= before + 12);
            assertThat(socket.raw().subList(before, before + 12))
                    .allMatch(WebSocketFrame::isFinal)
                    .allMatch(WebSocketFrame::isBinary);
        }
    }

    @Test
    @DisplayName("A frame of 65,536 bytes passes, one more byte kills the socket with 1000")
    void longFrames() {
        new RestClient(gateway.simulator()).ready();
        try (SocketClient socket = SocketClient.anonymous(gateway.simulator())) {
            socket.await("sts", 1);
            gateway.simulator().faults().sockets().sendText(new byte[65_536]);
            await().until(() ->
                    socket.raw().stream().anyMatch(frame -> frame.binaryData().length() == 65_536));
            gateway.simulator().faults().sockets().sendText(new byte[65_537]);
            await().until(socket::isClosed);
            assertThat(socket.closeCode()).isEqualTo((short) 1000);
        }
    }

    @Test
    @DisplayName("A client's close frame is not answered: the connection ends bare")
    void clientCloses() throws IOException {
        new RestClient(gateway.simulator()).ready();
        try (Socket socket = connection()) {
            write(
                    socket,
                    "GET /v1/api/ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n");
            DataInputStream in = new DataInputStream(socket.getInputStream());
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            assertThat(head).startsWith("HTTP/1.1 101");
            socket.getOutputStream().write(new byte[] {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 0x03, (byte) 0xe8});
            List<Integer> kinds = new ArrayList<>();
            for (int first = in.read(); first >= 0; first = in.read()) {
                kinds.add(first & 0x0f);
                int length = in.readUnsignedByte() & 0x7f;
                in.skipNBytes(length == 126 ? in.readUnsignedShort() : length);
            }
            assertThat(kinds).doesNotContain(8);
        }
    }

    private Socket connection() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), gateway.simulator().port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
