package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.model.Execution;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorBuilder;
import io.github.camelibkr.simulator.trading.Side;
import io.github.camelibkr.stream.InletProblem;
import io.github.camelibkr.stream.StreamStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Executions: each once in effect, whatever happens")
class FillsTest extends FaultTest {

    private static final String FILLS = "ibkr:stream/str?subscriptionName=fills&commissionWait=200";

    @Override
    SimulatorBuilder choose(SimulatorBuilder choices) {
        return super.choose(choices).questions(false).pacing(false);
    }

    private void trade(int times) {
        for (int i = 0; i < times; i++) {
            gateway.trading().tradeElsewhere(gateway.account(), AAPL, Side.BUY, "1", "187.6" + i % 10);
        }
    }

    private static List<String> ids(List<Exchange> fills) {
        return fills.stream().map(FillsTest::id).toList();
    }

    private static String id(Exchange exchange) {
        return exchange.getMessage().getBody(Execution.class).executionId();
    }

    private void route(String uri, Processor sink) throws Exception {
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("fills").process(sink);
            }
        });
    }

    /** The same application, started again. */
    private IbkrRoutes again(Simulator where) {
        IbkrRoutes next = IbkrRoutes.on(where);
        next.component().setRhythm(FAST);
        next.configuration().setStateDirectory(routes.state().toString());
        return next;
    }

    private InletProblem problem() {
        return routes.component().consumers().stream()
                .flatMap(consumer -> consumer.problems().stream())
                .findFirst()
                .orElse(null);
    }

    @Test
    @DisplayName("D1: 20 interruptions, each of which brings all of the day again: every fill once, duplicates counted")
    void D1_manyReplays_oneEffect() throws Exception {
        List<Exchange> fills = routes.collect(FILLS);
        routes.start();
        for (int i = 0; i < 20; i++) {
            trade(5);
            int expected = (i + 1) * 5;
            await().untilAsserted(() -> assertThat(fills).hasSize(expected));
            gateway.faults().sockets().closeAll(1000);
        }

        assertThat(ids(fills)).containsExactlyInAnyOrderElementsOf(inTheBooks(gateway));
        await().untilAsserted(() -> {
            StreamStatus counts = routes.component().streamStatuses().get(0);
            assertThat(counts.delivered()).isEqualTo(100);
            assertThat(counts.conflated()).isGreaterThan(500);
            assertThat(counts.received()).isEqualTo(counts.delivered() + counts.conflated());
        });
    }

    @Test
    @DisplayName("D2: str says nothing, REST tells the fill: delivered once, also when the stream speaks again")
    void D2_fillOverRestAndStream_oneEffect() throws Exception {
        List<Exchange> fills = routes.collect(FILLS);
        routes.start();
        await().untilAsserted(() -> assertThat(gateway.subscriptions()).contains("str"));
        trade(1);
        await().untilAsserted(() -> assertThat(fills).hasSize(1));
        gateway.faults().sockets().silence("str");
        trade(1);

        // a broken frame of the stream makes it read over REST at once
        gateway.faults()
                .sockets()
                .sendText("{\"topic\":\"str\",\"args\":[{\"execution_id\":}]}".getBytes(StandardCharsets.UTF_8));
        await().untilAsserted(() -> assertThat(fills).hasSize(2));
        gateway.faults().sockets().unsilence("str");
        gateway.faults().sockets().closeAll(1000);
        trade(1);

        await().untilAsserted(() -> assertThat(fills).hasSize(3));
        assertThat(ids(fills)).containsExactlyInAnyOrderElementsOf(inTheBooks(gateway));
    }

    @Test
    void fills_applicationStartedAgain_bringsWhatIsNewAndWhatWasMissed() throws Exception {
        List<Exchange> before = routes.collect(FILLS);
        routes.start();
        trade(3);
        await().untilAsserted(() -> assertThat(before).hasSize(3));
        routes.close();
        trade(2);

        try (IbkrRoutes next = again(gateway)) {
            List<Exchange> after = next.collect(FILLS);
            next.start();
            trade(1);

            await().untilAsserted(() -> assertThat(after).hasSize(3));
            assertThat(Stream.concat(ids(before).stream(), ids(after).stream()))
                    .containsExactlyInAnyOrderElementsOf(inTheBooks(gateway));
        }
    }

    @Test
    void fills_ledgerIsGone_areDeliveredAgainAndThatIsAnEvent() throws Exception {
        List<Exchange> before = routes.collect(FILLS);
        routes.start();
        trade(2);
        await().untilAsserted(() -> assertThat(before).hasSize(2));
        routes.close();

        try (IbkrRoutes next = IbkrRoutes.on(gateway)) {
            List<Exchange> news = next.collect("ibkr:stream/lifecycle");
            List<Exchange> after = next.collect(FILLS);
            next.start();

            await().untilAsserted(() -> assertThat(ids(after)).containsExactlyElementsOf(ids(before)));
            await().untilAsserted(() -> assertThat(events(news))
                    .filteredOn(event -> event.type() == Type.NEW_LEDGER)
                    .singleElement()
                    .satisfies(event -> assertThat(event.reason()).contains("did not know the subscription fills")));
        }
    }

    @Test
    void since_now_leavesOutWhatWasBefore() throws Exception {
        trade(2);
        // IBKR tells whole seconds
        long second = Instant.now().getEpochSecond();
        await().until(() -> Instant.now().getEpochSecond() > second);
        List<Exchange> fills = routes.collect(FILLS + "&since=now");
        routes.start();
        await().untilAsserted(() -> assertThat(gateway.subscriptions()).contains("str"));
        trade(1);

        await().untilAsserted(() -> assertThat(fills).hasSize(1));
        assertThat(ids(fills)).containsExactly(inTheBooks(gateway).get(2));
    }

    @Test
    void fills_twoRoutes_eachGetsEveryOne() throws Exception {
        List<Exchange> first = routes.collect("ibkr:stream/str?subscriptionName=books");
        List<Exchange> second = routes.collect("ibkr:stream/str?subscriptionName=audit");
        routes.start();
        trade(3);

        await().untilAsserted(() -> assertThat(first).hasSize(3));
        await().untilAsserted(() -> assertThat(ids(second)).containsExactlyElementsOf(ids(first)));
    }

    @Test
    void fills_twoRoutesUnderOneName_theSecondIsRefused() throws Exception {
        routes.collect(FILLS);
        routes.start();

        assertThatThrownBy(() -> routes.collect("ibkr:stream/str?subscriptionName=fills"))
                .hasStackTraceContaining("the subscription 'fills' in")
                .hasStackTraceContaining("is in use by another route or program");
    }

    @Test
    void correction_isAnEventOfItsOwn() throws Exception {
        List<Exchange> fills = routes.collect(FILLS);
        routes.start();
        trade(1);
        await().untilAsserted(() -> assertThat(fills).hasSize(1));

        gateway.trading().correct(ids(fills).get(0), "1", "187.01");

        await().untilAsserted(() -> assertThat(fills).hasSize(2));
        Execution correction = fills.get(1).getMessage().getBody(Execution.class);
        assertThat(correction.corrects()).isEqualTo(ids(fills).get(0));
        assertThat(correction.price()).isEqualByComparingTo("187.01");
        assertThat(fills.get(1).getMessage().getHeader(IbkrConstants.EVENT_CORRECTS))
                .isEqualTo(ids(fills).get(0));
    }

    @Test
    @DisplayName("C10: a fill that its route can never take is laid down in a file; the others are delivered")
    void C10_poisonFill_isQuarantined() throws Exception {
        Set<String> bad = ConcurrentHashMap.newKeySet();
        List<String> taken = new CopyOnWriteArrayList<>();
        route(FILLS, exchange -> {
            if (bad.contains(id(exchange))) {
                throw new IllegalStateException("cannot be booked");
            }
            taken.add(id(exchange));
        });
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        gateway.trading();
        trade(1);
        bad.add(inTheBooks(gateway).get(0));
        trade(3);
        routes.start();

        await().untilAsserted(() -> assertThat(events(news))
                .filteredOn(event -> event.type() == Type.QUARANTINED)
                .singleElement()
                .satisfies(event -> assertThat(event.reason())
                        .contains(inTheBooks(gateway).get(0))
                        .contains("cannot be booked")));
        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(inTheBooks(gateway).subList(1, 4));
        Path file;
        try (Stream<Path> files = Files.list(routes.state().resolve("quarantine-fills"))) {
            file = files.toList().get(0);
        }
        assertThat(file)
                .content()
                .contains("\"executionId\":\"" + inTheBooks(gateway).get(0) + "\"");
        assertThat(problem().down()).isFalse();
        // and it stays there
        gateway.faults().sockets().closeAll(1000);
        trade(1);
        await().untilAsserted(() -> assertThat(taken).hasSize(4));
    }

    @Test
    void deadSink_holdsEverythingAndQuarantinesNothing() throws Exception {
        AtomicBoolean dead = new AtomicBoolean(true);
        List<String> taken = new CopyOnWriteArrayList<>();
        route(FILLS, exchange -> {
            if (dead.get()) {
                throw new IllegalStateException("broker is down");
            }
            taken.add(id(exchange));
        });
        routes.start();
        trade(10);

        await().untilAsserted(() -> assertThat(problem()).isNotNull().satisfies(problem -> {
            assertThat(problem.down()).isTrue();
            assertThat(problem.what()).contains("takes no execution").contains("broker is down");
        }));
        trade(10);
        dead.set(false);

        await().untilAsserted(() -> assertThat(taken).containsExactlyInAnyOrderElementsOf(inTheBooks(gateway)));
        assertThat(routes.state().resolve("quarantine-fills")).doesNotExist();
        await().untilAsserted(() -> assertThat(problem()).isNull());
    }

    @Test
    @DisplayName("C4: a ledger that cannot be written holds the fills; it goes on by itself when it can")
    void C4_ledgerCannotBeWritten_fillsWait() throws Exception {
        List<Exchange> fills = routes.collect(FILLS + "&dataSource=#refusing");
        RefusingDataSource source = new RefusingDataSource(routes.state().resolve("own.db"));
        routes.context().getRegistry().bind("refusing", source);
        routes.start();
        trade(2);
        await().untilAsserted(() -> assertThat(fills).hasSize(2));

        source.refuse(true);
        trade(3);
        await().untilAsserted(() -> assertThat(problem()).isNotNull().satisfies(problem -> assertThat(problem.down())
                .isTrue()));
        // one may have been in the route already
        assertThat(fills).hasSizeBetween(2, 3);
        source.refuse(false);

        await().untilAsserted(() -> assertThat(fills).hasSize(5));
        assertThat(ids(fills)).containsExactlyInAnyOrderElementsOf(inTheBooks(gateway));
    }

    @Test
    @DisplayName("A fill that is handed on by seda: is done when the other route is through with it, not before")
    void seda_failureBehindIt_isRetried() throws Exception {
        AtomicBoolean failOnce = new AtomicBoolean(true);
        List<String> taken = new CopyOnWriteArrayList<>();
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(FILLS).routeId("fills").to("seda:next");
                from("seda:next").process(exchange -> {
                    if (failOnce.getAndSet(false)) {
                        throw new IllegalStateException("behind seda");
                    }
                    taken.add(id(exchange));
                });
            }
        });
        routes.start();
        trade(1);

        await().untilAsserted(() -> assertThat(taken).containsExactlyElementsOf(inTheBooks(gateway)));
    }

    @Test
    @DisplayName("C7: a route is stopped with fills in it: only what was finished is done, the rest comes again")
    void C7_stoppedWhileBusy_nothingIsLost() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        List<String> begun = new CopyOnWriteArrayList<>();
        List<String> done = new CopyOnWriteArrayList<>();
        routes.context().getShutdownStrategy().setTimeout(1);
        route(FILLS, exchange -> {
            begun.add(id(exchange));
            hold.await();
            throw new InterruptedException("killed before it was done");
        });
        routes.start();
        trade(50);
        await().untilAsserted(() -> assertThat(begun).isNotEmpty());
        assertThat(routes.component().consumers().get(0).getPendingExchangesSize())
                .isPositive();
        routes.close();
        hold.countDown();

        try (IbkrRoutes next = again(gateway)) {
            next.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(FILLS).routeId("fills").process(exchange -> done.add(id(exchange)));
                }
            });
            next.start();
            await().untilAsserted(() -> assertThat(done).containsExactlyInAnyOrderElementsOf(inTheBooks(gateway)));
        }
    }

    @Test
    @DisplayName("C6: suspended and resumed, a route gets what it missed, and nothing twice")
    void C6_suspendedAndResumed_isComplete() throws Exception {
        List<String> taken = new CopyOnWriteArrayList<>();
        route(FILLS, exchange -> taken.add(id(exchange)));
        routes.start();
        trade(2);
        await().untilAsserted(() -> assertThat(taken).hasSize(2));
        routes.context().getRouteController().suspendRoute("fills");
        await().untilAsserted(() -> assertThat(gateway.subscriptions()).doesNotContain("str"));
        trade(3);

        routes.context().getRouteController().resumeRoute("fills");

        await().untilAsserted(() -> assertThat(taken).containsExactlyInAnyOrderElementsOf(inTheBooks(gateway)));
    }

    @Test
    void moreFillsThanHaveRoom_areReadAgainLater() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        List<String> taken = new CopyOnWriteArrayList<>();
        route(FILLS + "&queueSize=10", exchange -> {
            hold.await();
            taken.add(id(exchange));
        });
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        await().untilAsserted(() -> assertThat(gateway.subscriptions()).contains("str"));
        trade(200);
        awaitAnother(quotes);
        int waiting = routes.component().consumers().get(0).getPendingExchangesSize();
        assertThat(waiting).isLessThanOrEqualTo(65);
        hold.countDown();

        await().untilAsserted(() -> assertThat(taken).containsExactlyInAnyOrderElementsOf(inTheBooks(gateway)));
    }

    @Test
    @DisplayName("A fill without an id can be told from no other: it is laid down in a file, once")
    void fillWithoutAnId_isQuarantined() throws Exception {
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        routes.collect(FILLS);
        routes.start();
        await().untilAsserted(() -> assertThat(gateway.subscriptions()).contains("str"));

        String row = "{\"topic\":\"str\",\"args\":[{\"account\":\"DU1\",\"size\":1,\"price\":\"2\"}]}";
        send(row);
        send(row);

        await().untilAsserted(() -> assertThat(routes.component().streamStatuses())
                .anyMatch(counts -> counts.conflated() == 1 && counts.dropped() == 1));
        await().untilAsserted(() -> assertThat(types(news)).containsOnlyOnce(Type.QUARANTINED));
        try (Stream<Path> files = Files.list(routes.state().resolve("quarantine-fills"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(file).content().contains("\"price\":\"2\""));
        }
    }

    @Test
    @DisplayName("W4, D3: a fill with a byte that is not UTF-8 is delivered, on the same socket")
    void W4_notUtf8_isDelivered() throws Exception {
        List<Exchange> fills = routes.collect(FILLS);
        routes.start();
        await().untilAsserted(() -> assertThat(gateway.subscriptions()).contains("str"));
        byte[] row = ("{\"topic\":\"str\",\"args\":[{\"execution_id\":\"x.1.01.01\",\"account\":\"DU1\",\"size\":1,"
                        + "\"commission\":\"1\",\"company_name\":\"ACME\u0099\"}]}")
                .getBytes(StandardCharsets.ISO_8859_1);

        gateway.faults().sockets().sendText(row);

        await().untilAsserted(() -> assertThat(ids(fills)).containsExactly("x.1.01.01"));
        assertThat(status().gaps()).isZero();
    }
}
