package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.gateway.Region;
import io.github.camelibkr.model.Execution;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.simulator.ledger.FrameEntry;
import io.github.camelibkr.simulator.trading.Side;
import io.github.camelibkr.stream.StreamStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executions over hours and days, in virtual time and at full rhythm. */
class LongFillsTest extends VirtualTest {

    private static final Logger LOG = LoggerFactory.getLogger(LongFillsTest.class);
    private static final Duration STEP = Duration.ofSeconds(5);

    /** By the system property {@code ibkr.day.hours}; 24 in the profile {@code long}. */
    private static final int HOURS = Integer.getInteger("ibkr.day.hours", 8);

    private final List<String> books = new CopyOnWriteArrayList<>();
    private final List<String> audit = new CopyOnWriteArrayList<>();
    private final List<LifecycleEvent> news = new CopyOnWriteArrayList<>();

    private void trade() {
        gateway.trading().tradeElsewhere(gateway.account(), 265598, Side.BUY, "1", "187.60");
    }

    private void addRoutes() throws Exception {
        routes.configuration().setRegion(Region.america);
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("ibkr:stream/str?subscriptionName=books").process(exchange -> books.add(id(exchange)));
                from("ibkr:stream/str?subscriptionName=audit").process(exchange -> audit.add(id(exchange)));
                from("ibkr:stream/lifecycle")
                        .process(exchange -> news.add(exchange.getMessage().getBody(LifecycleEvent.class)));
                from("ibkr:stream/smd?conid=265598,8314,272093&fields=last,bid,ask")
                        .to("log:quotes?level=TRACE");
                from("ibkr:stream/sor").to("log:orders?level=TRACE");
            }
        });
        routes.start();
    }

    private static String id(Exchange exchange) {
        return exchange.getMessage().getBody(Execution.class).executionId();
    }

    /** The same application, started again. */
    private void restart() throws Exception {
        Path state = routes.state();
        routes.close();
        routes = application();
        routes.configuration().setStateDirectory(state.toString());
    }

    private void stride(Duration duration) {
        for (Duration passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plus(STEP)) {
            gateway.clock().advance(STEP);
            settle();
        }
    }

    private List<Type> types() {
        return new ArrayList<>(news).stream().map(LifecycleEvent::type).toList();
    }

    @Test
    @DisplayName(
            "A day (its night alone by default) with expiry of streams, the nightly reset, a new login, the night of the clock change, a restart and"
                    + " 1,000 fills: none lost, none doubled")
    void aDay_withAThousandFills_losesNothing() throws Exception {
        // in New York the clocks go forward on 8 March 2026 at 2 h
        begin(Instant.parse("2026-03-08T03:00:00Z"), ZoneId.of("America/New_York"));
        addRoutes();
        awaitState(GatewayState.READY);
        int traded = 0;
        boolean loggedIn = true;
        for (int minute = 1; minute <= HOURS * 60; minute++) {
            while (traded < minute * 1_000 / (HOURS * 60)) {
                trade();
                traded++;
            }
            if (minute % 97 == 0) {
                gateway.faults().sockets().closeAll(1000);
            }
            if (minute == HOURS * 30) {
                restart();
                addRoutes();
            }
            stride(Duration.ofMinutes(1));
            if (status().state() == GatewayState.LOGIN_REQUIRED || status().state() == GatewayState.MAINTENANCE) {
                loggedIn = false;
            }
            if (!loggedIn && minute % 20 == 0) {
                gateway.session().login();
                loggedIn = true;
            }
        }
        stride(Duration.ofMinutes(3));
        await().untilAsserted(() -> assertThat(books).hasSize(1_000));
        await().untilAsserted(() -> assertThat(audit).hasSize(1_000));

        assertThat(books).containsExactlyInAnyOrderElementsOf(FaultTest.inTheBooks(gateway));
        assertThat(audit).containsExactlyInAnyOrderElementsOf(FaultTest.inTheBooks(gateway));
        List<StreamStatus> counts = routes.component().streamStatuses();
        counts.forEach(count -> LOG.info("The day's counts since the restart: {}", count));
        assertThat(counts).allSatisfy(count -> assertThat(count.received())
                .as(count.toString())
                .isEqualTo(count.delivered() + count.conflated() + count.dropped() + count.pending()));
        assertThat(types()).contains(Type.MAINTENANCE).doesNotContain(Type.QUARANTINED);
        assertThat(gateway.ledger().mostArrivalsInAnySecond()).isLessThanOrEqualTo(10);
        LOG.info(
                "The day: {} fills, each once in two subscriptions; {} websockets since the restart, {} requests",
                books.size(),
                types().stream().filter(Type.CONNECTED::equals).count(),
                gateway.ledger().requestCount());
    }

    @Test
    @DisplayName("D14: a route that was away for three days gets all of them, by days=5")
    void D14_threeDaysAway_everythingComes() throws Exception {
        begin(Instant.parse("2026-03-02T14:30:00Z"), null);
        addRoutes();
        awaitState(GatewayState.READY);
        trade();
        stride(Duration.ofMinutes(5));
        assertThat(books).hasSize(1);
        routes.close();
        for (int day = 0; day < 3; day++) {
            trade();
            gateway.clock().advance(Duration.ofDays(1));
        }
        gateway.session().login();

        restart();
        addRoutes();
        stride(Duration.ofMinutes(2));

        await().untilAsserted(() -> assertThat(books).containsExactlyElementsOf(FaultTest.inTheBooks(gateway)));
        assertThat(gateway.ledger().frames())
                .filteredOn(frame -> frame.direction() == FrameEntry.Direction.IN)
                .extracting(FrameEntry::text)
                .contains("str+{\"realtimeUpdatesOnly\":false,\"days\":5}");
        assertThat(types()).doesNotContain(Type.GAP);
    }

    @Test
    @DisplayName("Away for longer than IBKR tells of: what it tells is delivered, and the rest is a gap that is said")
    void tenDaysAway_isAGapEvent() throws Exception {
        begin(Instant.parse("2026-03-02T14:30:00Z"), null);
        addRoutes();
        awaitState(GatewayState.READY);
        stride(Duration.ofMinutes(5));
        routes.close();
        trade();
        gateway.clock().advance(Duration.ofDays(8));
        trade();
        gateway.clock().advance(Duration.ofDays(2));
        gateway.session().login();

        restart();
        addRoutes();
        stride(Duration.ofMinutes(2));

        await().untilAsserted(() ->
                assertThat(books).containsExactly(FaultTest.inTheBooks(gateway).get(1)));
        assertThat(news)
                .filteredOn(event -> event.type() == Type.GAP && "str".equals(event.topic()))
                .isNotEmpty()
                .allSatisfy(event -> {
                    assertThat(event.from()).isBefore(Instant.parse("2026-03-02T14:36:00Z"));
                    assertThat(event.to())
                            .isBetween(Instant.parse("2026-03-05T14:30:00Z"), Instant.parse("2026-03-05T14:45:00Z"));
                    assertThat(event.reason()).contains("seven days");
                });
        assertThat(routes.component().consumers().stream()
                        .flatMap(consumer -> consumer.problems().stream())
                        .toList())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.what()).contains("may be missing"));
    }
}
