package io.github.camelibkr.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.Ports;
import io.github.camelibkr.time.VirtualTimers;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looks at real ports of this machine, in virtual time. */
class PortWatchTest {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Vertx vertx = Vertx.vertx();
    private final VirtualTimers timers = new VirtualTimers();
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private ServerSocket port;
    private PortWatch watch;

    @BeforeEach
    void listen() throws Exception {
        port = new ServerSocket(Ports.next(), 5, InetAddress.getLoopbackAddress());
        watch = new PortWatch(
                GatewayUrl.parse("http://localhost:" + port.getLocalPort()), vertx.createNetClient(), timers);
    }

    @AfterEach
    void end() throws Exception {
        watch.close();
        vertx.close();
        port.close();
    }

    private void until(boolean closed) {
        watch.until(closed, () -> looks.incrementAndGet() > 0, seen::incrementAndGet);
    }

    @Test
    void until_closedForAWhileAndOpenAtTheFirstLook_isSeen() {
        until(true);

        timers.advance(LOOK);

        await().untilAtomic(seen, org.hamcrest.Matchers.is(1));
    }

    @Test
    void until_openAtTheFirstLook_isNotWatched() throws Exception {
        until(false);

        timers.advance(LOOK);

        // it has connected, and looks no more
        try (var connection = port.accept()) {
            assertThat(connection.getInputStream().read()).isEqualTo(-1);
        }
        timers.advance(LOOK);
        assertThat(looks).hasValue(1);
        assertThat(seen).hasValue(0);
    }

    @Test
    void until_closedAtALook_isSeenOnceItIsOpen() throws Exception {
        int number = port.getLocalPort();
        port.close();
        until(false);
        while (looks.get() < 3) {
            timers.advance(LOOK);
        }

        port = new ServerSocket(number, 5, InetAddress.getLoopbackAddress());
        await().until(() -> {
            timers.advance(LOOK);
            return seen.get() == 1;
        });
    }
}
