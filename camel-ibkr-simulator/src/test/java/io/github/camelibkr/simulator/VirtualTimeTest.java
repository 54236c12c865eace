package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.simulator.time.Traffic;
import io.github.camelibkr.simulator.time.VirtualTime;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VirtualTimeTest {

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(VirtualTimeTest::choices);

    @Test
    void time_standsStillUntilItIsAdvanced() {
        Simulator simulator = gateway.simulator();
        new RestClient(simulator).ready();
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.await(frame -> frame.has("hb"));
            assertThat(heartbeats(socket.settle())).containsExactly(0L);

            simulator.clock().advance(Duration.ofSeconds(25));

            assertThat(simulator.clock().now()).isEqualTo(VirtualTime.START.plusSeconds(25));
            assertThat(heartbeats(socket.settle())).containsExactly(0L, 10_000L, 20_000L);
        }
    }

    @Test
    void aDelayedAnswer_comesWhenItsTimeHasCome() {
        Simulator simulator = gateway.simulator();
        simulator.faults().on("GET", "/tickle").answerLate(Duration.ofMinutes(3));
        try (PlainCall call = new PlainCall(simulator, "GET", "/v1/api/tickle")) {
            call.awaitArrival();
            simulator.clock().advance(Duration.ofMinutes(2));
            assertThat(call.isAnswered()).isFalse();

            simulator.clock().advance(Duration.ofMinutes(1));

            assertThat(call.answer()).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void anUnfinishedRequest_holdsTimeBackUntilItIsWhole() throws Exception {
        Simulator simulator = gateway.simulator();
        try (PlainCall call = new PlainCall(simulator, "POST", "/v1/api/tickle", 2)) {
            call.awaitArrival();
            Thread clock = new Thread(() -> simulator.clock().advance(Duration.ofMinutes(2)));
            clock.start();
            for (int look = 0; look < 300; look++) {
                simulator.subscriptions();
            }
            assertThat(simulator.clock().now()).isEqualTo(VirtualTime.START);

            call.send("{}");
            clock.join();

            assertThat(call.answer()).startsWith("HTTP/1.1 200 OK");
            assertThat(simulator.ledger().requests().get(0).body()).isEqualTo("{}");
            assertThat(simulator.clock().now()).isEqualTo(VirtualTime.START.plusSeconds(120));
        }
    }

    @Test
    void aHold_keepsTimeFromMovingUntilItIsClosed() throws Exception {
        VirtualTime clock = gateway.simulator().clock();
        Traffic.Hold exchange = clock.hold();
        CompletableFuture<Void> passing = clock.begin(Duration.ofMinutes(2)).toCompletableFuture();
        for (int look = 0; look < 300; look++) {
            gateway.simulator().subscriptions();
        }
        assertThat(passing).isNotDone();
        assertThat(clock.now()).isEqualTo(VirtualTime.START);

        exchange.close();

        passing.get(5, TimeUnit.SECONDS);
        assertThat(clock.now()).isEqualTo(VirtualTime.START.plusSeconds(120));
    }

    @Test
    void aHandshake_holdsTimeBackUntilItIsDone() throws Exception {
        try (Simulator secure = Simulator.builder().virtualTime().build().start();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), secure.port())) {
            VirtualTime clock = secure.clock();
            CompletableFuture<Void> passing = clock.begin(Duration.ofMinutes(2)).toCompletableFuture();
            for (int look = 0; look < 300; look++) {
                secure.subscriptions();
            }
            assertThat(passing).isNotDone();
            assertThat(clock.now()).isEqualTo(VirtualTime.START);

            SSLSocket tls = (SSLSocket) PinnedTls.context(secure.certificateSha256())
                    .getSocketFactory()
                    .createSocket(socket, "localhost", secure.port(), false);
            tls.startHandshake();

            passing.get(5, TimeUnit.SECONDS);
            assertThat(clock.now()).isEqualTo(VirtualTime.START.plusSeconds(120));
        }
    }

    @Test
    void whatATimerThrows_reachesWhoeverAdvancesTheClock() {
        VirtualTime clock = gateway.simulator().clock();
        clock.after(Duration.ofSeconds(1), () -> {
            throw new IllegalStateException("out of order");
        });

        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(2))).hasMessage("out of order");
        clock.advance(Duration.ofSeconds(2));

        assertThat(clock.now()).isEqualTo(VirtualTime.START.plusSeconds(3));
    }

    @Test
    void aSeed_andASequenceOfRequests_giveTheSameBytes() {
        List<String> first = conversation(7);

        assertThat(first).hasSizeGreaterThan(100);
        assertThat(conversation(7)).isEqualTo(first);
        assertThat(conversation(8)).isNotEqualTo(first);
    }

    @Test
    void everyHeartbeatOfAnHour_reachesTheClient() {
        Simulator simulator = gateway.simulator();
        new RestClient(simulator).ready();
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.settle();
            simulator.clock().advance(Duration.ofHours(1));

            assertThat(heartbeats(socket.settle())).hasSize(361);
        }
    }

    @Test
    void realTime_cannotBeAdvanced() {
        try (Simulator real = Simulator.builder().tls(false).build()) {
            assertThatThrownBy(real::clock).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void time_doesNotGoBack() {
        VirtualTime clock = gateway.simulator().clock();

        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(clock.now()).isEqualTo(VirtualTime.START);
    }

    @Test
    void virtualTime_canBeginAnywhere() {
        Instant start = Instant.parse("2026-03-08T04:00:00Z");
        try (Simulator simulator =
                Simulator.builder().tls(false).virtualTime(start).build()) {
            assertThat(simulator.clock().now()).isEqualTo(start);
        }
    }

    private static SimulatorBuilder choices(SimulatorBuilder builder) {
        return builder.virtualTime()
                .tls(false)
                .pacing(false)
                .upstreamDelay(Duration.ZERO)
                .establishDelay(Duration.ZERO);
    }

    private static List<Long> heartbeats(SocketClient socket) {
        return socket.json().stream()
                .filter(frame -> frame.has("hb"))
                .map(frame -> frame.path("hb").asLong() - VirtualTime.START.toEpochMilli())
                .toList();
    }

    /** The frames and answers of a client that streams, orders and asks. */
    private static List<String> conversation(long seed) {
        try (Simulator simulator =
                choices(Simulator.builder().seed(seed)).build().start()) {
            RestClient rest = new RestClient(simulator).ready();
            List<String> heard = new ArrayList<>();
            try (SocketClient socket = SocketClient.ready(simulator)) {
                socket.send("smd+265598+{\"fields\":[\"31\",\"84\",\"86\"]}")
                        .send("sor+{}")
                        .send("str+{}")
                        .send("spl+{}")
                        .settle();
                simulator.clock().advance(Duration.ofSeconds(30));
                heard.add(rest.post(
                                "/iserver/account/DU1234567/orders",
                                "{\"orders\":[" + Orders.market("BUY", 10, "c-1") + "]}")
                        .body());
                simulator.clock().advance(Duration.ofSeconds(30));
                heard.add(rest.get("/iserver/account/trades").body());
                heard.add(rest.get("/iserver/account/orders").body());
                heard.addAll(socket.settle().texts());
            }
            return heard;
        }
    }
}
