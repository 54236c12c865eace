package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.LifecycleEvent.Type;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;

/** C8, C9 and S2 to S6 of the fault catalogue: beginnings, ends, and what a busy or sick process must not spoil. */
class LifecycleTest extends FaultTest {

    /** Over TLS and in real time; the thousand are in {@link LongSessionTest}. */
    private static final int CYCLES = 20;

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.contains("Ibkr"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long openFiles() {
        return ((com.sun.management.UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getOpenFileDescriptorCount();
    }

    @Test
    void C8_stopWhileReconnecting_takesLessThanFiveSeconds_andLeavesNoThread() throws Exception {
        routes.configuration().setFirstByteTimeout(12_000);
        flowing();
        gateway.faults().network().freeze();
        awaitGaps(1);
        long before = System.nanoTime();

        routes.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
        gateway.faults().network().clear();
    }

    @Test
    void C8_stopWhileTheGatewayIsAway_leavesNothingThatComesBack() throws Exception {
        flowing();
        gateway.down();
        awaitGaps(1);
        routes.close();
        gateway.up();
        long sent = gateway.ledger().requestCount();

        await().during(Duration.ofSeconds(1)).until(() -> gateway.ledger().requestCount() == sent);
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    @Test
    void C9_twoRoutesAndTwoContexts_oneSessionEach_oneLimit_lastOneOutCloses() throws Exception {
        List<Exchange> quotes = flowing();
        List<Exchange> again = routes.collect("ibkr:stream/smd?conid=265598&fields=bid");
        awaitAnother(again);
        assertThat(routes.component().gatewayStatuses()).hasSize(1);
        try (IbkrRoutes other = IbkrRoutes.on(gateway)) {
            other.component().setRhythm(FAST);
            other.configuration().setFirstByteTimeout(2_000);
            List<Exchange> others = other.collect(QUOTES);
            other.start();
            awaitAnother(others);
            assertThat(gateway.faults().sockets().open()).isEqualTo(2);
            assertThat(other.component().gatewayStatuses().get(0).pacing()).isEqualTo(status().pacing());
        }
        await().untilAsserted(
                        () -> assertThat(gateway.faults().sockets().open()).isEqualTo(1));
        routes.context().getRouteController().stopRoute(QUOTES);
        awaitAnother(again);
        assertThat(quotes).isNotEmpty();
        routes.context().getRouteController().stopRoute("ibkr:stream/smd?conid=265598&fields=bid");

        assertThat(routes.component().gatewayStatuses()).isEmpty();
        await().untilAsserted(
                        () -> assertThat(gateway.faults().sockets().open()).isZero());
    }

    @Test
    void S3_poolsAreFull_andRoutesHang_theKeepAliveIsOnTime() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("ibkr:stream/smd?conid=265598,8314,272093,756733,4391&fields=last")
                        .process(exchange -> hang.await());
            }
        });
        flowingWithoutRoutes();
        gateway.faults().on("GET", "/iserver/secdef/search").answerLate(Duration.ofMillis(900));
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Thread caller = new Thread(() -> routes.send("ibkr:contract/search?symbol=AAPL", null));
            caller.start();
            callers.add(caller);
        }
        int before = gateway.ledger().requests("POST", "/tickle").size();

        // one a second here
        await().atMost(Duration.ofSeconds(8))
                .until(() -> gateway.ledger().requests("POST", "/tickle").size() >= before + 3);

        assertThat(status().missedTickles()).isZero();
        hang.countDown();
        gateway.faults().clear();
        for (Thread caller : callers) {
            caller.join(40_000);
        }
    }

    private void flowingWithoutRoutes() {
        routes.start();
        awaitState(GatewayState.READY);
    }

    @Test
    void S4_logThatHangs_holdsUpNeitherTheKeepAliveNorTheRecovery() throws Exception {
        List<Exchange> quotes = flowing();
        HangingAppender appender = new HangingAppender();
        Logger logger = (Logger) LogManager.getLogger("io.github.camelibkr.gateway");
        appender.start();
        logger.addAppender(appender);
        try {
            gateway.faults().sockets().cutAll();
            await().until(() -> appender.hanging.getCount() == 0);
            int before = gateway.ledger().requests("POST", "/tickle").size();

            awaitAnother(quotes);
            awaitState(GatewayState.READY);

            await().until(() -> gateway.ledger().requests("POST", "/tickle").size() >= before + 3);
        } finally {
            appender.release.countDown();
            logger.removeAppender(appender);
        }
    }

    /** Hangs whoever logs, until released. */
    private static final class HangingAppender extends AbstractAppender {
        private final CountDownLatch hanging = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);

        HangingAppender() {
            super("hanging", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            if (event.getLevel().isMoreSpecificThan(Level.INFO)) {
                hanging.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    @Test
    void S5_interruptedCaller_keepsItsInterrupt_andTheGatewayWorksOn() throws Exception {
        flowing();
        gateway.faults().on("GET", "/iserver/secdef/search").times(5).answerLate(Duration.ofMillis(500));
        List<Thread> callers = new ArrayList<>();
        List<Boolean> interrupted = new java.util.concurrent.CopyOnWriteArrayList<>();
        for (int i = 0; i < 5; i++) {
            Thread caller = new Thread(() -> {
                routes.send("ibkr:contract/search?symbol=AAPL", null);
                interrupted.add(Thread.currentThread().isInterrupted());
            });
            caller.start();
            callers.add(caller);
        }
        await().until(() ->
                gateway.ledger().requests("GET", "/iserver/secdef/search").size() > 0);
        callers.forEach(Thread::interrupt);
        for (Thread caller : callers) {
            caller.join(30_000);
        }

        assertThat(interrupted).hasSize(5);
        await().untilAsserted(
                        () -> assertThat(routes.send("ibkr:account/list", null).getException())
                                .isNull());
        assertThat(status().gaps()).isZero();
    }

    @Test
    void S6_connectCycles_leaveThreadsAndFilesAsTheyWere() throws Exception {
        routes.component().setRhythm(withRetries(Duration.ofMillis(2)));
        List<Exchange> quotes = flowing();
        cycle(5, quotes);
        Set<String> threads = threads();
        long files = openFiles();

        cycle(CYCLES, quotes);

        await().untilAsserted(() -> assertThat(openFiles()).isLessThanOrEqualTo(files + 2));
        await().untilAsserted(() -> assertThat(threads().size()).isLessThanOrEqualTo(threads.size() + 2));
        assertThat(gateway.ledger().mostArrivalsInAnySecond()).isLessThanOrEqualTo(9);
    }

    private void cycle(int times, List<Exchange> quotes) {
        long gaps = status().gaps();
        for (int i = 1; i <= times; i++) {
            long expected = gaps + i;
            gateway.faults().sockets().cutAll();
            await().pollInterval(Duration.ofMillis(2)).until(() -> status().gaps() >= expected);
            await().pollInterval(Duration.ofMillis(2)).until(() -> status().state() == GatewayState.READY);
        }
        awaitAnother(quotes);
    }

    private static Rhythm withRetries(Duration pause) {
        return new Rhythm(
                FAST.tickle(),
                FAST.tic(),
                FAST.firstMessage(),
                FAST.silence(),
                pause,
                pause,
                FAST.patientRetry(),
                FAST.healthy(),
                FAST.renewal(),
                FAST.confirmation(),
                FAST.quiet(),
                FAST.poll(),
                FAST.redelivery());
    }

    @Test
    void streamLifecycle_tellsWhatHappensInItsOrder() throws Exception {
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        List<Exchange> quotes = flowing();

        gateway.faults().sockets().cutAll();
        awaitGaps(1);
        awaitAnother(quotes);
        await().until(() -> types(news).contains(Type.RESUMED));

        assertThat(types(news))
                .containsSubsequence(
                        Type.CONNECTED,
                        Type.SUBSCRIBED,
                        Type.STALE,
                        Type.CONNECTED,
                        Type.SUBSCRIBED,
                        Type.GAP,
                        Type.RESUMED)
                .contains(Type.DISCONNECTED);
        LifecycleEvent stale = events(news).stream()
                .filter(event -> event.type() == Type.STALE)
                .findFirst()
                .orElseThrow();
        assertThat(stale.topic()).isEqualTo("smd+265598");
        assertThat(stale.from()).isBeforeOrEqualTo(stale.at());
        assertThat(news.get(0).getMessage().getHeader("CamelIbkrEventType")).isEqualTo("CONNECTED");
        assertThat(news.get(0).getMessage().getBody(String.class)).startsWith("{\"type\":\"CONNECTED\",\"gateway\":");
    }
}
