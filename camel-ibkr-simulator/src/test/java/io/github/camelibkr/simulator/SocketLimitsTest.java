package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What websockets and their streams cannot count on: to be served beyond a number, and to last. */
class SocketLimitsTest {

    private static final String AAPL = "smd+265598";
    private static final String MSFT = "smd+272093";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.virtualTime()
            .tls(false)
            .pacing(false)
            .idleTimeout(Duration.ofHours(2))
            .quoteInterval(Duration.ofHours(1))
            .streamLife(Duration.ofMinutes(10))
            .marketDataLines(2)
            .sockets(2)
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
    void aStream_endsInSilenceWhenItIsNotRenewed() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            subscribe(socket, AAPL);

            pass(Duration.ofMinutes(10).minusSeconds(1));
            assertThat(changes(socket)).isOne();
            pass(Duration.ofSeconds(1));

            assertThat(changes(socket)).isZero();
            assertThat(simulator.subscriptions()).isEmpty();
        }
    }

    @Test
    void aRenewedStream_livesOn_fromItsRenewal() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            subscribe(socket, AAPL);
            pass(Duration.ofMinutes(9));
            subscribe(socket, AAPL);

            pass(Duration.ofMinutes(9));
            assertThat(changes(socket)).isOne();
            pass(Duration.ofMinutes(1));

            assertThat(changes(socket)).isZero();
        }
    }

    @Test
    void contractsBeyondTheLines_areMetWithSilence_untilALineIsFree() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            rest.get("/iserver/marketdata/snapshot?conids=265598&fields=31");
            subscribe(socket, MSFT);
            subscribe(socket, "smd+900000001");
            assertThat(simulator.subscriptions()).containsExactly(MSFT);
            subscribe(socket, AAPL);
            assertThat(simulator.subscriptions()).containsExactly(AAPL, MSFT);

            socket.send("umd+272093+{}");
            subscribe(socket, "smd+900000001");

            assertThat(simulator.subscriptions()).containsExactly(AAPL, "smd+900000001");
        }
    }

    @Test
    void socketsBeyondTheSlots_areMuteUntilOneCloses() {
        SocketClient first = SocketClient.ready(simulator);
        try (SocketClient second = SocketClient.ready(simulator);
                SocketClient third = SocketClient.withCookie(
                        simulator, "api=" + simulator.session().id())) {
            pass(Duration.ofMinutes(1));
            assertThat(second.settle().json()).anyMatch(frame -> frame.has("hb"));
            assertThat(third.raw()).isEmpty();
            assertThat(third.isClosed()).isFalse();

            first.close();

            third.await("sts", 1);
            subscribe(third, AAPL);
            assertThat(third.topic(AAPL)).hasSize(2);
        }
    }

    private void pass(Duration duration) {
        simulator.clock().advance(duration);
    }

    private static void subscribe(SocketClient socket, String topic) {
        socket.send(topic + "+{\"fields\":[\"31\"]}").settle();
    }

    /** How many frames a change of the quote brings. */
    private int changes(SocketClient socket) {
        int before = socket.settle().topic(AAPL).size();
        String price = simulator.market().value(265598, "31");
        simulator.market().set(265598, "31", price.equals("201.00") ? "202.00" : "201.00");
        return socket.settle().topic(AAPL).size() - before;
    }
}
