package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Much time in little. An hour by default; {@code -Dsimulator.hours=24} lets a whole day pass. */
class VirtualDayTest {

    private static final Duration SPAN = Duration.ofHours(Long.getLong("simulator.hours", 1));
    private static final Duration LONG = Duration.ofDays(9);
    private static final String FIELDS = "+{\"fields\":[\"31\",\"84\",\"85\",\"86\",\"88\"]}";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final AtomicLong read = new AtomicLong();
    private final CountDownLatch glance = new CountDownLatch(1);
    private Simulator simulator;
    private WebSocket socket;

    @BeforeEach
    void connect() throws Exception {
        simulator = Simulator.builder()
                .virtualTime()
                .tls(false)
                .idleTimeout(LONG)
                .longestSession(LONG)
                .streamLife(LONG)
                .upstreamDelay(Duration.ZERO)
                .establishDelay(Duration.ZERO)
                .build()
                .start();
        new RestClient(simulator).ready();
        socket = vertx.createWebSocketClient()
                .webSocket()
                .binaryMessageHandler(frame -> read.incrementAndGet())
                .exceptionHandler(broken -> {})
                .connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(simulator.port())
                        .addHeader("Cookie", "api=" + simulator.session().id())
                        .setURI("/v1/api/ws"))
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }

    @AfterEach
    void disconnect() {
        glance.countDown();
        simulator.close();
        vertx.close();
    }

    @Test
    void aLongTimeWithTenSubscriptions_isReadByTheClientFrameByFrame(TestReporter reporter) {
        for (long conid = 900_000_001; conid <= 900_000_010; conid++) {
            socket.writeTextMessage("smd+" + conid + FIELDS);
        }
        simulator.clock().advance(Duration.ZERO);
        long begun = System.nanoTime();

        simulator.clock().advance(SPAN);

        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        reporter.publishEntry(SPAN + " of virtual time", read + " frames in " + millis + " ms");
        assertThat(simulator.subscriptions()).hasSize(10);
        assertThat(simulator.ledger().framesOut()).isGreaterThan(SPAN.toSeconds() * 10);
        assertThat(read.get()).isEqualTo(simulator.ledger().framesOut());
    }

    @Test
    void aFrameThatTheClientHasNotRead_holdsTimeBack() throws Exception {
        simulator.clock().advance(Duration.ZERO);
        Instant before = simulator.clock().now();
        vertx.runOnContext(busy -> waitFor(glance));
        Thread clock = new Thread(() -> simulator.clock().advance(Duration.ofMinutes(1)));
        clock.start();
        while (simulator.clock().now().isBefore(before.plusSeconds(10))) {
            Thread.onSpinWait();
        }
        for (int look = 0; look < 300; look++) {
            simulator.subscriptions();
        }
        assertThat(simulator.clock().now()).isEqualTo(before.plusSeconds(10));

        glance.countDown();
        clock.join();

        assertThat(simulator.clock().now()).isEqualTo(before.plusSeconds(60));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
