package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.simulator.faults.Network;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The network between the gateway and its clients")
class NetworkTest {

    private static final String CALL = "GET /v1/api/trsrv/stocks?symbols=IBM HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.virtualTime()
            .tls(false)
            .pacing(false)
            .upstreamDelay(Duration.ZERO)
            .establishDelay(Duration.ZERO));

    private Simulator simulator;
    private Network network;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        network = simulator.faults().network();
        new RestClient(simulator).ready();
    }

    @Test
    @DisplayName("A frozen gateway hears nothing and says nothing; what waited arrives all at once when it thaws")
    void freeze() throws IOException {
        int before = simulator.ledger().requests().size();
        try (Socket socket = connection();
                SocketClient stream = SocketClient.ready(simulator)) {
            int frames = stream.texts().size();
            network.freeze();
            write(socket, CALL);
            write(socket, CALL);
            simulator.clock().advance(Duration.ofSeconds(40));
            assertThat(simulator.ledger().requests().size()).isEqualTo(before + 1);
            assertThat(socket.getInputStream().available()).isZero();
            assertThat(stream.texts()).hasSize(frames);

            network.clear();
            simulator.clock().advance(Duration.ZERO);

            assertThat(simulator.ledger().requests().size()).isEqualTo(before + 3);
            assertThat(socket.getInputStream().available()).isPositive();
            assertThat(stream.await("system", 6)).isNotEmpty();
        }
    }

    @Test
    @DisplayName("What is lost stays lost on its connection; a new connection works again")
    void lose() throws IOException {
        try (Socket socket = connection()) {
            network.lose();
            write(socket, CALL);
            simulator.clock().advance(Duration.ofSeconds(5));
            network.clear();
            write(socket, CALL);
            simulator.clock().advance(Duration.ofSeconds(5));
            assertThat(socket.getInputStream().available()).isZero();
        }
        try (PlainCall call = new PlainCall(simulator, "GET", "/v1/api/trsrv/stocks?symbols=IBM")) {
            assertThat(call.answer()).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    @DisplayName("Half open: requests are carried out while their answers are lost")
    void loseAnswers() throws IOException {
        try (Socket socket = connection()) {
            network.loseAnswers();
            write(socket, CALL);
            simulator.clock().advance(Duration.ofSeconds(5));
            assertThat(socket.getInputStream().available()).isZero();
            assertThat(simulator.ledger().requests("GET", "/trsrv/stocks"))
                    .singleElement()
                    .satisfies(request -> assertThat(request.status()).isEqualTo(200));
        }
    }

    @Test
    @DisplayName("With latency a request takes two journeys, and two requests do not take four")
    void delay() throws IOException {
        network.delay(Duration.ofSeconds(2), Duration.ZERO);
        try (Socket one = connection();
                Socket other = connection()) {
            write(one, CALL);
            write(other, CALL);
            simulator.clock().advance(Duration.ofMillis(3_900));
            assertThat(one.getInputStream().available()).isZero();

            simulator.clock().advance(Duration.ofMillis(200));

            assertThat(one.getInputStream().available()).isPositive();
            assertThat(other.getInputStream().available()).isPositive();
        }
    }

    @Test
    @DisplayName("Sliced bytes come in small portions, in order")
    void slice() throws IOException {
        network.slice(3, Duration.ofSeconds(1));
        try (Socket socket = connection()) {
            write(socket, CALL);
            simulator.clock().advance(Duration.ofSeconds(5));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(15), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200 OK");
            assertThat(in.available()).isZero();
        }
    }

    private Socket connection() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
