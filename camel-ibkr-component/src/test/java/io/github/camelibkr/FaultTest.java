package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.gateway.GatewayStatus;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorBuilder;
import io.github.camelibkr.simulator.SimulatorExtension;
import io.github.camelibkr.simulator.ledger.ExecutionEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A route of quotes, its gateway, and somebody who makes trouble; in real time, only faster than in reality. */
abstract class FaultTest {

    /** As in reality, only twenty times faster; but for silence, of which a busy machine makes a second or two by itself. */
    static final Rhythm FAST = fast(Duration.ofSeconds(4), Duration.ofSeconds(1));

    /** As fast, but that no stream is renewed: that would bring frames which no test has sent. */
    static final Rhythm WITHOUT_RENEWAL = fast(FAST.silence(), Rhythm.DEFAULT.renewal());

    static Rhythm fast(Duration silence, Duration renewal) {
        return new Rhythm(
                Duration.ofMillis(1_000),
                Duration.ofMillis(500),
                Duration.ofMillis(1_000),
                silence,
                Duration.ofMillis(50),
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                renewal,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofMillis(50));
    }

    static final long AAPL = 265598;
    static final String QUOTES = "ibkr:stream/smd?conid=265598&fields=last";

    @RegisterExtension
    final SimulatorExtension extension = SimulatorExtension.create(this::choose);

    Simulator gateway;
    IbkrRoutes routes;

    /** What kind of gateway it is. */
    SimulatorBuilder choose(SimulatorBuilder choices) {
        return choices.seed(7)
                .port(Ports.next())
                .establishDelay(Duration.ZERO)
                .heartbeatInterval(Duration.ofMillis(300))
                .quoteInterval(Duration.ofMillis(100));
    }

    Rhythm rhythm() {
        return FAST;
    }

    @BeforeEach
    final void connect() {
        gateway = extension.simulator();
        routes = IbkrRoutes.on(gateway);
        routes.component().setRhythm(rhythm());
        routes.configuration().setFirstByteTimeout(2_000);
    }

    @AfterEach
    final void disconnect() {
        routes.close();
    }

    /** Quotes, once the first has come. */
    List<Exchange> flowing() throws Exception {
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        awaitAnother(quotes);
        awaitState(GatewayState.READY);
        return quotes;
    }

    GatewayStatus status() {
        return routes.component().gatewayStatuses().get(0);
    }

    void awaitState(GatewayState state) {
        await().untilAsserted(() -> assertThat(status().state()).isEqualTo(state));
    }

    void awaitGaps(long gaps) {
        await().untilAsserted(() -> assertThat(status().gaps()).isEqualTo(gaps));
    }

    void awaitAnother(List<Exchange> quotes) {
        int before = quotes.size();
        await().untilAsserted(() ->
                assertThat(quotes.size()).as(() -> status().toString()).isGreaterThan(before));
    }

    /** A frame of one's own, to every websocket. */
    void send(String frame) {
        gateway.faults().sockets().sendText(frame.getBytes(StandardCharsets.UTF_8));
    }

    static <T> List<T> bodies(List<Exchange> exchanges, Class<T> type) {
        return exchanges.stream()
                .map(exchange -> exchange.getMessage().getBody(type))
                .toList();
    }

    /** The ids of all executions that the gateway knows, in their order. */
    static List<String> inTheBooks(Simulator gateway) {
        return gateway.ledger().executions().stream()
                .map(ExecutionEntry::executionId)
                .toList();
    }

    static List<LifecycleEvent> events(List<Exchange> exchanges) {
        return bodies(exchanges, LifecycleEvent.class);
    }

    static List<LifecycleEvent.Type> types(List<Exchange> exchanges) {
        return events(exchanges).stream().map(LifecycleEvent::type).toList();
    }
}
