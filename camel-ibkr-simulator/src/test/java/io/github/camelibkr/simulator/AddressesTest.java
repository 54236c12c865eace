package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.simulator.wire.IpFilter;
import io.github.camelibkr.simulator.wire.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The gateway program's lists of addresses")
class AddressesTest {

    private static final List<String> NOBODY = List.of();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"127.0.0.1,HTTP/1.1 200 OK", "127.0.0.2,HTTP/1.1 404 Not Found"})
    @DisplayName("With both lists, the allowed are served")
    void allowAndDeny(String address, String status) throws IOException {
        assertThat(clear(new IpFilter(List.of("127.0.0.1"), List.of("192.*")), address))
                .startsWith(status);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"127.0.0.1,HTTP/1.1 200 OK", "127.0.0.2,HTTP/1.1 404 Not Found"})
    @DisplayName("With a list of the denied alone, all others are served")
    void deny(String address, String status) throws IOException {
        assertThat(clear(new IpFilter(NOBODY, List.of("127.*.2")), address)).startsWith(status);
    }

    @Test
    @DisplayName("With a list of the allowed alone, everybody is served")
    void allow() throws IOException {
        assertThat(clear(new IpFilter(List.of("192.*"), NOBODY), "127.0.0.2")).startsWith("HTTP/1.1 200 OK");
    }

    @Test
    @DisplayName("A refusal is a 404 of thirteen bytes without a type")
    void refusal() throws IOException {
        assertThat(clear(new IpFilter(NOBODY, List.of("127.*")), "127.0.0.1"))
                .startsWith("HTTP/1.1 404 Not Found")
                .containsIgnoringCase("content-length: 13")
                .doesNotContainIgnoringCase("content-type")
                .endsWith("Access Denied");
    }

    @Test
    @DisplayName("Websockets are not looked at")
    void sockets_areServed() {
        try (Simulator simulator = simulator(new IpFilter(NOBODY, List.of("127.*")));
                RawSocket socket = new RawSocket(simulator.port(), "/v1/api/ws")) {
            assertThat(socket.next().text()).contains("\"success\"");
        }
    }

    private static String clear(IpFilter addresses, String from) throws IOException {
        try (Simulator simulator = simulator(addresses);
                Socket socket = new Socket(
                        InetAddress.getByName("127.0.0.1"), simulator.port(), InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write("GET /clear HTTP/1.1\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static Simulator simulator(IpFilter addresses) {
        return Simulator.builder()
                .wire(Wire.GATEWAY)
                .tls(false)
                .upstreamDelay(Duration.ZERO)
                .addresses(addresses)
                .build()
                .start();
    }
}
