package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {

    @RegisterExtension
    static final SimulatorExtension gateway =
            SimulatorExtension.create(b -> b.pacing(false).seed(3).establishDelay(Duration.ZERO));

    @RegisterExtension
    static final SimulatorExtension plain = SimulatorExtension.create(
            b -> b.pacing(false).tls(false).binaryFrames(false).paper(false));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/api/tickle",
                "/v1/api/tickle/",
                "//v1/api//tickle",
                "/v1/portal/tickle",
            })
    void paths_areReadGenerously(String path) {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/api/nothing", "/nothing", "/v2/api/tickle"})
    void unknownPaths_areAnsweredWithAPage(String path) {
        var answer =
                new RestClient(gateway.simulator()).send("GET", path, BodyPublishers.noBody(), Duration.ofSeconds(5));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(answer.body()).isEqualTo("<html><body><h1>Resource not found</h1></body></html>");
    }

    @Test
    void postWithoutLength_isRefused() {
        assertThat(raw("POST /v1/api/tickle HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 411 ");
        assertThat(raw("POST /v1/api/tickle HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void plainHttp_andTextFrames_andALiveAccount_canBeChosen() {
        Simulator simulator = plain.simulator();
        assertThat(simulator.url().toString()).isEqualTo("http://localhost:" + simulator.port());
        assertThat(simulator.certificateSha256()).isNull();
        assertThat(simulator.account()).isEqualTo("U1234567");
        simulator.session().initBrokerage();
        try (SocketClient socket = SocketClient.ready(simulator)) {
            assertThat(socket.raw()).allMatch(frame -> frame.isText());
            assertThat(socket.topic("system").get(0).path("isPaper").asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void certificate_hasTheFingerprintThatIsTold() {
        assertThat(gateway.simulator().certificateSha256()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(new RestClient(gateway.simulator()).get("/tickle").statusCode())
                .isEqualTo(200);
    }

    @Test
    void ownCertificate_differsFromTheSharedOne() {
        try (Simulator other = Simulator.builder().ownCertificate(true).build().start()) {
            assertThat(other.certificateSha256())
                    .isNotEqualTo(gateway.simulator().certificateSha256());
            assertThatThrownBy(() -> new RestClient(gateway.simulator())
                            .attempt(
                                    "GET",
                                    other.url() + "/v1/api/tickle",
                                    BodyPublishers.noBody(),
                                    Duration.ofSeconds(5)))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void threads_areGoneAfterTheEnd() {
        var before = Thread.getAllStackTraces().keySet();
        Simulator simulator = Simulator.builder().build().start();
        SocketClient socket = SocketClient.withCookie(simulator, null);
        simulator.close();
        socket.close();

        Awaitility.await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !before.contains(thread))
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("vert.x"))
                        .collect(Collectors.toSet()))
                .isEmpty());
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), simulator.port()).close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void aTakenPort_isAClearError() {
        try (Simulator second =
                Simulator.builder().port(gateway.simulator().port()).build()) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void aClientThatAsksWhetherToGoOn_isToldSo() {
        assertThat(raw("POST /v1/api/tickle HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK");
    }

    /** Sends bytes as they are to the plain port and returns everything that comes back. */
    private static String raw(String request) {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), plain.simulator().port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
