package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.pacing.PacerStatus;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/**
 * R1, R4 and R5 of the fault catalogue over real sockets: what arrives at the gateway. The length of the run is the
 * system property {@code ibkr.arrivals.seconds}; 10 by default, 60 in the profile {@code long}.
 */
class ArrivalsTest {

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("ibkr.arrivals.seconds", 10));

    private static Simulator gateway() {
        return Simulator.builder()
                .port(Ports.next())
                .seed(7)
                .establishDelay(Duration.ZERO)
                .upstreamDelay(Duration.ofMillis(40))
                .build()
                .start();
    }

    /** Callers that ask again and again, each in a route of its own, until told to stop. */
    private static final class Loops implements AutoCloseable {
        private final AtomicBoolean over = new AtomicBoolean();
        private final List<Thread> threads = new ArrayList<>();
        private final List<AtomicLong> served = new ArrayList<>();

        void add(IbkrRoutes routes, String name, String uri) throws Exception {
            AtomicLong count = new AtomicLong();
            served.add(count);
            routes.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:" + name).routeId(name).to(uri);
                }
            });
            threads.add(new Thread(() -> {
                while (!over.get()) {
                    if (routes.send("direct:" + name, null).getException() == null) {
                        count.incrementAndGet();
                    }
                }
            }));
        }

        void start() {
            threads.forEach(Thread::start);
        }

        @Override
        public void close() {
            end();
        }

        void end() {
            over.set(true);
            await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        }
    }

    private static void pass(Duration duration) throws InterruptedException {
        new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Test
    void R1_R4_sixtyFourCallers_stallsLongerThanTheTimeout_neverMoreThanTenArriveInAnySecond() throws Exception {
        try (Simulator gateway = gateway();
                IbkrRoutes routes = IbkrRoutes.on(gateway);
                Loops loops = new Loops()) {
            routes.configuration().setFirstByteTimeout(600);
            routes.configuration().setRequestTimeout(700);
            routes.start();
            String[] uris = {"ibkr:account/list", "ibkr:contract/search?symbol=AAPL", "ibkr:session/status"};
            for (int i = 0; i < 64; i++) {
                loops.add(routes, "caller-" + i, uris[i % uris.length]);
            }
            loops.start();
            Random random = new Random(11);
            long end = System.nanoTime() + LENGTH.toNanos();
            int stalls = 0;
            while (System.nanoTime() < end) {
                pass(Duration.ofMillis(500 + random.nextInt(1_500)));
                gateway.faults().network().freeze();
                pass(Duration.ofMillis(200 + random.nextInt(1_800)));
                gateway.faults().network().clear();
                stalls++;
            }
            loops.end();

            assertThat(stalls).isGreaterThan(2);
            assertThat(gateway.ledger().requestCount()).isGreaterThan(20);
            assertThat(gateway.ledger().mostArrivalsInAnySecond()).isLessThanOrEqualTo(9);
            assertThat(gateway.ledger().requests())
                    .extracting(RequestEntry::status)
                    .doesNotContain(429);
            System.out.printf(
                    "Arrivals: %d requests, %d stalls, at most %d in any second%n",
                    gateway.ledger().requestCount(), stalls, gateway.ledger().mostArrivalsInAnySecond());
        }
    }

    @Test
    void R5_twoContextsOfOneProcess_shareOneLimit_evenly() throws Exception {
        try (Simulator gateway = gateway();
                IbkrRoutes one = IbkrRoutes.on(gateway);
                IbkrRoutes other = IbkrRoutes.on(gateway);
                Loops loops = new Loops()) {
            one.start();
            other.start();
            for (int i = 0; i < 4; i++) {
                loops.add(one, "one-" + i, "ibkr:account/list");
                loops.add(other, "other-" + i, "ibkr:contract/search?symbol=AAPL");
            }
            for (IbkrRoutes routes : List.of(one, other)) {
                await().until(() -> routes.component().gatewayStatuses().get(0).state() == GatewayState.READY);
            }
            loops.start();
            pass(LENGTH);
            loops.end();

            assertThat(gateway.ledger().mostArrivalsInAnySecond()).isLessThanOrEqualTo(9);
            double mean =
                    loops.served.stream().mapToLong(AtomicLong::get).average().orElseThrow();
            System.out.printf("Served: %s, mean %.1f%n", loops.served, mean);
            assertThat(loops.served)
                    .allSatisfy(served -> assertThat((double) served.get()).isGreaterThanOrEqualTo(0.8 * mean));
        }
    }

    @Test
    void R1_R4_tenVirtualMinutes_stallsLongerThanTheTimeout_neverMoreThanNineArriveInAnySecond() throws Exception {
        try (Simulator gateway = Simulator.builder()
                        .port(Ports.next())
                        .seed(7)
                        .virtualTime()
                        .tls(false)
                        .establishDelay(Duration.ZERO)
                        .build()
                        .start();
                IbkrRoutes routes = IbkrRoutes.on(gateway);
                Loops loops = new Loops()) {
            routes.component().setClocks(SimulatorClocks.of(gateway));
            routes.configuration().setMaxWait(600_000);
            routes.start();
            String[] uris = {"ibkr:account/list", "ibkr:contract/search?symbol=AAPL", "ibkr:session/status"};
            for (int i = 0; i < 64; i++) {
                loops.add(routes, "caller-" + i, uris[i % uris.length]);
            }
            loops.start();
            Random random = new Random(5);
            int stalls = 0;
            Duration length = Duration.ofMinutes(10);
            for (Duration passed = Duration.ZERO; passed.compareTo(length) < 0; ) {
                Duration well = Duration.ofMillis(8_000 + random.nextInt(20_000));
                step(gateway, routes, well, false);
                gateway.faults().network().freeze();
                Duration stall = Duration.ofMillis(5_000 + random.nextInt(40_000));
                step(gateway, routes, stall, true);
                gateway.faults().network().clear();
                stalls++;
                passed = passed.plus(well).plus(stall);
            }
            loops.over.set(true);
            step(gateway, routes, Duration.ofSeconds(60), false);
            loops.end();

            System.out.printf(
                    "Arrivals in virtual time: %d requests, %d stalls, at most %d in any second%n",
                    gateway.ledger().requestCount(), stalls, gateway.ledger().mostArrivalsInAnySecond());
            assertThat(stalls).isGreaterThan(5);
            assertThat(gateway.ledger().requestCount()).isGreaterThan(1_000);
            assertThat(gateway.ledger().mostArrivalsInAnySecond()).isLessThanOrEqualTo(9);
        }
    }

    private static void step(Simulator gateway, IbkrRoutes routes, Duration duration, boolean stalled) {
        Duration step = Duration.ofMillis(50);
        for (Duration passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plus(step)) {
            gateway.clock().advance(step);
            if (!stalled) {
                await().pollInterval(Duration.ofMillis(1)).until(() -> {
                    PacerStatus pacing =
                            routes.component().gatewayStatuses().get(0).pacing();
                    return pacing.inFlight() == pacing.overdue();
                });
            }
        }
    }
}
