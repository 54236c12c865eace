package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.simulator.faults.Spoil.End;
import io.github.camelibkr.simulator.ledger.OrderEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Faults that strike at a certain byte")
class ByteFaultsTest {

    private static final String ORDERS = "/iserver/account/*/orders";
    private static final String PATH = "/v1/api/iserver/account/DU1234567/orders";
    private static final String ORDER = "{\"orders\":[" + Orders.market("BUY", 1, "byte") + "]}";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(
            b -> b.virtualTime().tls(false).pacing(false).questions(false).establishDelay(Duration.ZERO));

    private Simulator simulator;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        new RestClient(simulator).ready();
    }

    @Test
    @DisplayName("A reset before the first byte of the answer leaves an accepted order and a client without a word")
    void resetBeforeTheFirstByte() {
        simulator.faults().on("POST", ORDERS).breakOff(0, End.RESET);
        try (PlainCall call = order()) {
            assertThatThrownBy(call::answer).isInstanceOf(UncheckedIOException.class);
        }
        assertThat(simulator.ledger().orders())
                .extracting(OrderEntry::clientOrderId)
                .containsExactly("byte");
    }

    @ParameterizedTest(name = "after {0} bytes")
    @ValueSource(ints = {1, 14, 40, 90})
    @DisplayName("An answer breaks off at exactly the byte it is told to, and the connection is closed")
    void closeAtAnyByte(int bytes) {
        String whole = wholeAnswer();
        simulator.faults().on("GET", "/trsrv/stocks").breakOff(bytes, End.CLOSE);
        try (PlainCall call = new PlainCall(simulator, "GET", "/v1/api/trsrv/stocks?symbols=IBM")) {
            assertThat(call.answer()).isEqualTo(whole.substring(0, bytes));
        }
    }

    @Test
    @DisplayName("The byte is counted before encryption")
    void closeAtAByte_overTls() throws IOException {
        try (Simulator secure = Simulator.builder().build().start()) {
            new RestClient(secure).ready();
            secure.faults().on("GET", "/trsrv/stocks").breakOff(33, End.CLOSE);
            try (Socket socket = PinnedTls.context(secure.certificateSha256())
                    .getSocketFactory()
                    .createSocket("localhost", secure.port())) {
                write(socket, "GET /v1/api/trsrv/stocks?symbols=IBM HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(socket.getInputStream().readAllBytes()).hasSize(33);
            }
        }
    }

    @Test
    @DisplayName("A stalled answer stops at its byte and the connection stays open")
    void stallAtAByte() throws IOException {
        simulator.faults().on("GET", "/trsrv/stocks").breakOff(25, End.STALL);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            socket.setSoTimeout(5_000);
            write(socket, "GET /v1/api/trsrv/stocks?symbols=IBM HTTP/1.1\r\nHost: localhost\r\n\r\n");
            InputStream in = socket.getInputStream();
            assertThat(in.readNBytes(25)).hasSize(25);
            socket.setSoTimeout(100);
            assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    @DisplayName("A dripping answer comes in portions, and is the true one in the end")
    void drip() throws IOException {
        String whole = wholeAnswer();
        simulator.faults().on("GET", "/trsrv/stocks").drip(10, Duration.ofSeconds(1));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            socket.setSoTimeout(5_000);
            write(
                    socket,
                    "GET /v1/api/trsrv/stocks?symbols=IBM HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            simulator.clock().advance(Duration.ofSeconds(3));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(30), StandardCharsets.UTF_8)).isEqualTo(whole.substring(0, 30));
            assertThat(in.available()).isZero();

            simulator.clock().advance(Duration.ofSeconds(whole.length()));

            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(whole.substring(30));
        }
    }

    @ParameterizedTest(name = "after {0} bytes")
    @ValueSource(ints = {0, 1, 60})
    @DisplayName("A reset within the request's body keeps what had been read, and no order comes of it")
    void resetWithinTheRequest(int bytes) {
        simulator.faults().on("POST", ORDERS).resetAfterRequestBytes(bytes);
        // the reset may come while the body is still being written
        assertThatThrownBy(() -> {
                    try (PlainCall call = order()) {
                        call.answer();
                    }
                })
                .isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.ledger().requests("POST", "/iserver/account/DU1234567/orders"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).isEqualTo(ORDER.substring(0, bytes)));
        assertThat(simulator.ledger().orders()).isEmpty();
    }

    @Test
    @DisplayName("An order can be accepted and its answer be a made-up one")
    void carryOutThenAnswer() {
        simulator.faults().on("POST", ORDERS).carryOutThenAnswer(401, "");
        try (PlainCall call = order()) {
            assertThat(call.answer()).startsWith("HTTP/1.1 401 Unauthorized");
        }
        assertThat(simulator.ledger().orders()).hasSize(1);
    }

    @Test
    @DisplayName("A length that promises too much, and headers that are too long")
    void falseLengthAndPaddedHeaders() {
        String whole = wholeAnswer();
        int length = whole.substring(whole.indexOf("\r\n\r\n") + 4).length();
        simulator.faults().on("GET", "/trsrv/stocks").times(1).promiseMore(100);
        try (PlainCall call = new PlainCall(simulator, "GET", "/v1/api/trsrv/stocks?symbols=IBM")) {
            assertThat(call.answer()).containsIgnoringCase("content-length: " + (length + 100));
        }
        simulator.faults().on("GET", "/trsrv/stocks").skip(0).padHeaders(65_536);
        try (PlainCall call = new PlainCall(simulator, "GET", "/v1/api/trsrv/stocks?symbols=IBM")) {
            assertThat(call.answer()).hasSizeGreaterThan(whole.length() + 65_536);
        }
    }

    @Test
    @DisplayName("A rule that has ended does nothing any more")
    void end() {
        simulator.faults().on("GET", "/trsrv/stocks").neverAnswer().end();

        assertThat(wholeAnswer()).startsWith("HTTP/1.1 200 OK");
    }

    private PlainCall order() {
        PlainCall call = new PlainCall(simulator, "POST", PATH, ORDER.length());
        call.send(ORDER);
        return call;
    }

    private String wholeAnswer() {
        try (PlainCall call = new PlainCall(simulator, "GET", "/v1/api/trsrv/stocks?symbols=IBM")) {
            return call.answer();
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
