package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.simulator.faults.Fault;
import java.io.EOFException;
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
            .questions(false)
            .upstreamDelay(Duration.ZERO)
            .establishDelay(Duration.ZERO));

    @Test
    @DisplayName("Five requests at a time: twelve slow ones come back in waves of five, five and two")
    void fiveUpstreamRequests() {
        Simulator simulator = gateway.simulator();
        simulator.faults().on("GET", "/trsrv/stocks").answerLate(Duration.ofSeconds(2));
        List<PlainCall> calls = new ArrayList<>();
        for (int call = 0; call < 12; call++) {
            PlainCall next = new PlainCall(simulator, "GET", STOCKS);
            next.awaitArrival();
            calls.add(next);
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
    @DisplayName("An order that was accepted before the upstream failed is accepted, and nobody says so")
    void upstreamFailure_afterAnOrder() {
        Simulator simulator = gateway.simulator();
        new RestClient(simulator).ready();
        simulator.faults().on("POST", "/iserver/account/*/orders").carryOutThenFailUpstream();
        String order = "{\"orders\":[" + Orders.market("BUY", 1, "unheard") + "]}";
        try (PlainCall call =
                new PlainCall(simulator, "POST", "/v1/api/iserver/account/DU1234567/orders", order.length())) {
            call.send(order);
            simulator.clock().advance(Duration.ofMinutes(5));
            assertThat(call.isAnswered()).isFalse();
        }
        assertThat(simulator.ledger().orders()).hasSize(1);
    }

    @Test
    @DisplayName("Requests that upstream never answers hold all five slots, until what holds them ends")
    void silenceOfUpstream_takesSlots() {
        Simulator simulator = gateway.simulator();
        Fault silence = simulator.faults().on("GET", "/trsrv/stocks").times(5).neverAnswer();
        List<PlainCall> calls = new ArrayList<>();
        for (int call = 0; call < 5; call++) {
            calls.add(new PlainCall(simulator, "GET", STOCKS));
        }
        calls.forEach(PlainCall::awaitArrival);
        try (PlainCall next = new PlainCall(simulator, "GET", STOCKS)) {
            simulator.clock().advance(Duration.ofMinutes(5));
            assertThat(next.isAnswered()).isFalse();

            silence.end();

            assertThat(next.answer()).startsWith("HTTP/1.1 200 OK");
        }
        assertThat(calls).noneMatch(PlainCall::isAnswered);
        calls.forEach(PlainCall::close);
    }

    @Test
    @DisplayName("A body that breaks off upstream is a status, a part in a chunk, and silence")
    void truncatedBody() throws IOException {
        gateway.simulator().faults().on("GET", "/trsrv/stocks").truncateUpstream(20);
        try (Socket socket = connection()) {
            write(socket, "GET " + STOCKS + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            String begun = readUntil(socket, "\r\n14\r\n");
            assertThat(begun).startsWith("HTTP/1.1 200 OK").containsIgnoringCase("transfer-encoding: chunked");
            assertThat(new String(socket.getInputStream().readNBytes(22), StandardCharsets.US_ASCII))
                    .startsWith("{\"IBM\":")
                    .endsWith("\r\n");
            socket.setSoTimeout(100);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    @DisplayName(
            "A 204 is chunked all the same, with one chunk of nothing, and what follows on the connection is sound")
    void noContent() throws IOException {
        gateway.simulator().faults().on("GET", "/trsrv/stocks").answer(204, "not to be sent");
        try (Socket socket = connection()) {
            write(socket, "GET " + STOCKS + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(readUntil(socket, "\r\n\r\n0\r\n\r\n"))
                    .isEqualToIgnoringCase("HTTP/1.1 204 No Content\r\ncontent-type: application/json;charset=utf-8\r\n"
                            + "transfer-encoding: chunked\r\n\r\n0\r\n\r\n");
            write(socket, "GET /clear HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200 OK")
                    .endsWith("\r\n\r\ncleared");
        }
    }

    @Test
    @DisplayName("Without the cookies of the jar nobody is logged in, until somebody logs in again")
    void clear_endsTheLoginForAll() {
        RestClient rest = new RestClient(gateway.simulator());
        assertThat(rest.get("/tickle").statusCode()).isEqualTo(200);

        answer("GET", "/clear");
        assertThat(rest.get("/tickle").statusCode()).isEqualTo(401);

        assertThat(answer("GET", "/sso/Dispatcher"))
                .startsWith("HTTP/1.1 200 OK")
                .containsIgnoringCase("Set-Cookie: api=")
                .contains("Client login succeeds");
        assertThat(rest.get("/tickle").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("A login that has ended leaves its cookies in the jar, and they are worth nothing")
    void logout_keepsStaleCookies() {
        RestClient rest = new RestClient(gateway.simulator());
        rest.post("/logout", "");

        assertThat(rest.get("/tickle").statusCode()).isEqualTo(401);
        assertThat(rest.get("/iserver/auth/status").statusCode()).isEqualTo(200);
        assertThat(answer("POST", "/sso/Dispatcher")).contains("Client login succeeds");
        assertThat(rest.get("/tickle").statusCode()).isEqualTo(200);
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
                "GET | /v1/api/               | 404 | Resource not found",
                "GET | /qa/api/tickle        | 404 | Resource not found",
                "GET | /sso/nothing          | 404 | Resource not found",
                "GET | /images/logo.png      | 404 | Resource not found",
                "GET | /v1//api/tickle       | 302 | Location: https://upstream.invalid/v1//api/tickle",
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
    @DisplayName("HEAD is answered as GET, with neither a body nor a length")
    void head() {
        assertThat(answer("HEAD", "/v1/api/tickle"))
                .startsWith("HTTP/1.1 200 OK")
                .endsWith("\r\n\r\n")
                .doesNotContainIgnoringCase("content-length")
                .doesNotContainIgnoringCase("transfer-encoding");
    }

    @Test
    @DisplayName("No Host header is needed, and what is no path is no request")
    void oddRequests() throws IOException {
        try (Socket socket = connection()) {
            write(socket, "GET /clear HTTP/1.1\r\nConnection: close\r\n\r\n");
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200 OK");
        }
        assertThat(answer("OPTIONS", "*")).startsWith("HTTP/1.1 500 Internal Server Error");
    }

    @Test
    @DisplayName("A preflight is answered by the program")
    void preflight() throws IOException {
        try (Socket socket = connection()) {
            write(
                    socket,
                    "OPTIONS /v1/api/tickle HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: http://a\r\n"
                            + "Access-Control-Request-Method: GET\r\n\r\n");
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 204 No Content")
                    .containsIgnoringCase("Access-Control-Allow-Methods: POST,GET,OPTIONS,DELETE,PUT")
                    .endsWithIgnoringCase("content-length: 0\r\n\r\n");
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
    @DisplayName("Two megabytes of body come back")
    void largeAnswer() {
        gateway.simulator().faults().on("GET", "/trsrv/stocks").flood(2 << 20, false);

        assertThat(new RestClient(gateway.simulator())
                        .get("/trsrv/stocks?symbols=IBM")
                        .body())
                .hasSize(2 << 20);
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

    private String answer(String method, String path) {
        try (PlainCall call = new PlainCall(gateway.simulator(), method, path)) {
            return call.answer();
        }
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next >= 0;
                next = socket.getInputStream().read()) {
            text.append((char) next);
            if (text.indexOf(end) >= 0) {
                return text.toString();
            }
        }
        throw new EOFException(text.toString());
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
