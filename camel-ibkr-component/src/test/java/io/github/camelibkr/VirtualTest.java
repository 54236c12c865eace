package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.gateway.GatewayStatus;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.junit.jupiter.api.AfterEach;

/** A component in the simulator's own time, at the full rhythm of the real gateway: a day passes in a minute. */
abstract class VirtualTest {

    Simulator gateway;
    IbkrRoutes routes;

    void begin(Instant start, ZoneId region) {
        begin(choices -> choices.virtualTime(start).region(region));
    }

    /** {@code choice}: what is different from the usual gateway. */
    void begin(UnaryOperator<SimulatorBuilder> choice) {
        gateway = choice.apply(Simulator.builder()
                        .port(Ports.next())
                        .virtualTime(Instant.parse("2026-03-02T14:30:00Z"))
                        .tls(false)
                        .establishDelay(Duration.ZERO)
                        .quoteInterval(Duration.ofSeconds(10)))
                .build()
                .start();
        routes = application();
    }

    /** A component in the gateway's time. */
    IbkrRoutes application() {
        IbkrRoutes made = IbkrRoutes.on(gateway);
        made.component().setRhythm(Rhythm.DEFAULT);
        made.component().setClocks(SimulatorClocks.of(gateway));
        return made;
    }

    @AfterEach
    final void end() {
        if (routes != null) {
            routes.close();
            gateway.close();
        }
    }

    /** Step by step, each once what the one before set off is done: a request that is under way must not look late. */
    void pass(Duration duration) {
        Duration step = Duration.ofMillis(500);
        for (Duration passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plus(step)) {
            gateway.clock().advance(step);
            settle();
        }
    }

    /**
     * A tenth of a second at a time, until something is so. While a request is under way, each of them takes a hundredth
     * at least: nothing looks late because the machine is busy.
     */
    void turn(Callable<Boolean> until) {
        AtomicLong last = new AtomicLong(System.nanoTime());
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(1)).until(() -> {
            if (!until.call() && (!isUnderWay() || System.nanoTime() - last.get() > 10_000_000)) {
                gateway.clock().advance(Duration.ofMillis(100));
                last.set(System.nanoTime());
            }
            return until.call();
        });
    }

    private boolean isUnderWay() {
        return routes.component().gatewayStatuses().stream()
                .map(GatewayStatus::pacing)
                .anyMatch(pacing -> pacing != null && pacing.inFlight() > pacing.overdue());
    }

    /** Sends a body, and turns the clock until the exchange is complete. */
    Exchange turnUntilAnswered(String uri, Object body, Map<String, Object> headers) throws Exception {
        CompletableFuture<Exchange> done = routes.template().asyncSend(uri, exchange -> {
            exchange.setPattern(ExchangePattern.InOut);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
            exchange.getMessage().setBody(body);
        });
        turn(done::isDone);
        return done.get();
    }

    void settle() {
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            var pacing = status().pacing();
            return pacing == null || pacing.inFlight() == pacing.overdue();
        });
    }

    GatewayStatus status() {
        return routes.component().gatewayStatuses().get(0);
    }

    void awaitState(GatewayState state) {
        for (int i = 0; i < 240 && status().state() != state; i++) {
            pass(Duration.ofMillis(500));
        }
        assertThat(status().state()).isEqualTo(state);
    }
}
