package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.model.Execution;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorExtension;
import io.github.camelibkr.simulator.trading.Side;
import io.github.camelibkr.stream.StreamStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExceptionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SharedStreamTest {

    private static final long AAPL = 265598;

    @RegisterExtension
    final SimulatorExtension extension = SimulatorExtension.create(choices -> choices.seed(7)
            .port(Ports.next())
            .establishDelay(Duration.ZERO)
            .pacing(false)
            .quoteInterval(Duration.ofMillis(50)));

    private Simulator gateway;
    private IbkrRoutes routes;

    @BeforeEach
    void connect() {
        gateway = extension.simulator();
        routes = IbkrRoutes.on(gateway);
    }

    @AfterEach
    void disconnect() {
        routes.close();
    }

    private static Quote last(List<Exchange> quotes) {
        return quotes.get(quotes.size() - 1).getMessage().getBody(Quote.class);
    }

    private void send(String frame) {
        gateway.faults().sockets().sendText(frame.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void smd_routeThatStartsLater_hasEverythingFromItsFirstQuote() throws Exception {
        List<Exchange> first = routes.collect("ibkr:stream/smd?conid=265598&fields=last,bid,ask,symbol");
        routes.start();
        await().untilAsserted(() -> assertThat(first).isNotEmpty());

        List<Exchange> second = routes.collect("ibkr:stream/smd?conid=265598&fields=last,symbol");

        await().untilAsserted(() -> assertThat(second).isNotEmpty());
        await().untilAsserted(() -> assertThat(last(second).symbol()).isEqualTo("AAPL"));
        assertThat(last(second).availability()).isNotNull();
        assertThat(last(second).bid()).isNull();
    }

    @Test
    void smd_routeResumedBesideAnother_hasNoPriceFromBeforeItsSuspension() throws Exception {
        String resumed = "ibkr:stream/smd?conid=265598&fields=bid,last";
        List<Exchange> first = routes.collect("ibkr:stream/smd?conid=265598&fields=last,bid");
        List<Exchange> second = routes.collect(resumed);
        routes.start();
        await().untilAsserted(() -> assertThat(second).isNotEmpty());
        gateway.market().pause();
        routes.context().getRouteController().suspendRoute(resumed);
        gateway.market().set(AAPL, "84", "77.77");
        await().untilAsserted(() -> assertThat(last(first).bid()).isEqualByComparingTo("77.77"));
        int before = second.size();

        routes.context().getRouteController().resumeRoute(resumed);

        await().untilAsserted(() -> assertThat(second).hasSizeGreaterThan(before));
        assertThat(second.subList(before, second.size())).allSatisfy(exchange -> assertThat(
                        exchange.getMessage().getBody(Quote.class).bid())
                .isEqualByComparingTo("77.77"));
    }

    @Test
    void streamRoutes_thatWaitForRequests_doNotWaitForEachOther() throws Exception {
        AtomicInteger done = new AtomicInteger();
        ProducerTemplate template = routes.template();
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("ibkr:stream/smd?conid=265598,272093,8314,208813719,76792991,756733&fields=last")
                        .process(exchange -> {
                            template.requestBody("ibkr:session/status", (Object) null);
                            done.incrementAndGet();
                        });
            }
        });
        routes.start();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(done.get()).isGreaterThan(20));
    }

    @Test
    void stream_handlerOfErrorsThatFailsItself_doesNotEndIt() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        routes.context().getRegistry().bind("bad", new ExceptionHandler() {
            @Override
            public void handleException(Throwable exception) {
                throw new IllegalStateException("handler");
            }

            @Override
            public void handleException(String message, Throwable exception) {
                throw new IllegalStateException("handler");
            }

            @Override
            public void handleException(String message, Exchange exchange, Throwable exception) {
                throw new IllegalStateException("handler");
            }
        });
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("ibkr:stream/smd?conid=265598&fields=last&exceptionHandler=#bad")
                        .process(exchange -> {
                            if (seen.incrementAndGet() == 3) {
                                throw new IllegalStateException("once");
                            }
                        });
            }
        });
        routes.start();

        await().untilAsserted(() -> assertThat(seen.get()).isGreaterThan(10));
    }

    @Test
    void str_strangeRows_areLeftOutAndCountedAndARowWithoutItsArrayIsNot() throws Exception {
        List<Exchange> fills = routes.collect("ibkr:stream/str?executionDetail=first");
        routes.start();
        await().untilAsserted(() -> assertThat(gateway.subscriptions()).contains("str"));

        send("{\"topic\":\"str\",\"args\":[null,\"x\",{}]}");
        send("{\"topic\":\"str\",\"args\":{\"execution_id\":\"e1\",\"account\":\"DU1\",\"size\":1}}");

        await().untilAsserted(() -> assertThat(fills)
                .extracting(exchange ->
                        exchange.getMessage().getBody(Execution.class).executionId())
                .containsExactly("e1"));
        StreamStatus counts = routes.component().streamStatuses().get(0);
        assertThat(counts.dropped()).isEqualTo(3);
        assertThat(counts.received()).isEqualTo(counts.delivered() + counts.conflated() + counts.dropped());
    }

    @Test
    void smd_errorFrame_isNoQuoteAndTheSubscriptionIsSentAgain() throws Exception {
        List<Exchange> quotes = routes.collect("ibkr:stream/smd?conid=265598&fields=last");
        routes.start();
        await().untilAsserted(() -> assertThat(quotes).isNotEmpty());

        send("{\"error\":\"unable to subscribe\",\"code\":500,\"topic\":\"smd+265598\"}");

        await().untilAsserted(() -> assertThat(gateway.ledger().frames())
                .filteredOn(frame -> frame.text().startsWith("smd+265598+{"))
                .hasSize(2));
        assertThat(quotes).allSatisfy(exchange -> assertThat(
                        exchange.getMessage().getBody(Quote.class).fields())
                .isEmpty());
    }

    @Test
    void sts_authenticatedNull_changesNothing() throws Exception {
        List<Exchange> quotes = routes.collect("ibkr:stream/smd?conid=265598&fields=last");
        routes.start();
        await().untilAsserted(() -> assertThat(quotes).isNotEmpty());
        int before = quotes.size();

        send("{\"topic\":\"sts\",\"args\":{\"authenticated\":null,\"competing\":false}}");
        send("{\"topic\":\"sts\",\"args\":{\"message\":\"\"}}");

        await().untilAsserted(() -> assertThat(quotes).hasSizeGreaterThan(before + 5));
        assertThat(routes.component().gatewayStatuses().get(0).gaps()).isZero();
    }

    @Test
    void str_routeStoppedAndStarted_doesNotDeliverTheDayAgain() throws Exception {
        List<Exchange> fills = routes.collect("ibkr:stream/str");
        routes.start();
        gateway.trading().tradeElsewhere(gateway.account(), AAPL, Side.BUY, "1", "187.65");
        await().untilAsserted(() -> assertThat(fills).hasSize(1));
        routes.context().getRouteController().stopRoute("ibkr:stream/str");

        routes.context().getRouteController().startRoute("ibkr:stream/str");
        gateway.trading().tradeElsewhere(gateway.account(), AAPL, Side.SELL, "1", "187.70");

        await().untilAsserted(() -> assertThat(fills).hasSize(2));
        assertThat(fills)
                .extracting(exchange ->
                        exchange.getMessage().getBody(Execution.class).side())
                .containsExactly("B", "S");
    }

    @Test
    void twoContexts_oneGateway_neitherEndsTheOther() throws Exception {
        List<Exchange> quotes = routes.collect("ibkr:stream/smd?conid=265598&fields=last");
        routes.start();
        try (IbkrRoutes others = IbkrRoutes.on(gateway)) {
            List<Exchange> theirs = others.collect("ibkr:stream/smd?conid=272093&fields=last");
            others.start();
            await().untilAsserted(() -> assertThat(theirs).isNotEmpty());
        }
        int before = quotes.size();

        await().untilAsserted(() -> assertThat(quotes).hasSizeGreaterThan(before + 5));
    }
}
