package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.simulator.Gait;
import io.github.camelibkr.simulator.SimulatorBuilder;
import io.github.camelibkr.simulator.ledger.FrameEntry;
import io.github.camelibkr.stream.StreamStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Routes that are slower than their streams")
class OverflowTest extends FaultTest {

    private static final int MOST_KEPT = 5_000;

    private final CountDownLatch hold = new CountDownLatch(1);
    private final List<Exchange> taken = new CopyOnWriteArrayList<>();

    @Override
    SimulatorBuilder choose(SimulatorBuilder choices) {
        return super.choose(choices).questions(false).pacing(false);
    }

    @Override
    Rhythm rhythm() {
        return WITHOUT_RENEWAL;
    }

    private void stuck(String uri) throws Exception {
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> {
                    hold.await();
                    if (taken.size() < MOST_KEPT) {
                        taken.add(exchange.copy());
                    }
                });
            }
        });
    }

    private void prices(int count) {
        IntStream.rangeClosed(1, count)
                .forEach(i -> send("{\"topic\":\"smd+8314\",\"conid\":8314,\"31\":\"" + i + ".00\"}"));
    }

    private StreamStatus counts() {
        return routes.component().streamStatuses().stream()
                .filter(status ->
                        status.topic().endsWith("8314") || status.topic().equals("sor"))
                .findFirst()
                .orElseThrow();
    }

    private long framesSent() {
        return gateway.ledger().frames().stream()
                .filter(frame -> frame.direction() == FrameEntry.Direction.OUT)
                .filter(frame -> frame.text().contains("\"smd+8314\""))
                .count();
    }

    private void awaitBalance() {
        await().untilAsserted(() -> {
            StreamStatus counts = counts();
            assertThat(counts.received())
                    .as(counts.toString())
                    .isEqualTo(counts.delivered() + counts.conflated() + counts.dropped());
        });
    }

    private List<BigDecimal> lasts() {
        return taken.stream()
                .map(exchange -> exchange.getMessage().getBody(Quote.class).last())
                .toList();
    }

    private void subscribed(String uri) throws Exception {
        stuck(uri);
        routes.start();
        await().untilAsserted(() -> assertThat(gateway.subscriptions()).contains("smd+8314"));
        gateway.market().pause();
        await().untilAsserted(() -> assertThat(counts().received()).isPositive().isEqualTo(framesSent()));
    }

    @Test
    @DisplayName("C1: while a route hangs, its quotes are merged into one, every update counted; others flow on")
    void C1_conflate_isExactAndDelaysNobody() throws Exception {
        List<Exchange> others = routes.collect(QUOTES);
        subscribed("ibkr:stream/smd?conid=8314&fields=last");
        prices(5_000);
        await().untilAsserted(() -> assertThat(counts().received()).isGreaterThanOrEqualTo(5_000));
        gateway.market().resume();
        awaitAnother(others);

        hold.countDown();

        awaitBalance();
        assertThat(lasts()).hasSizeLessThan(200);
        assertThat(counts().conflated()).isGreaterThan(4_800);
        assertThat(counts().dropped()).isZero();
    }

    @Test
    void drop_keepsTheNewestAndCountsTheRest() throws Exception {
        subscribed("ibkr:stream/smd?conid=8314&fields=last&overflow=drop&queueSize=10");
        long before = counts().received();
        prices(1_000);
        await().untilAsserted(() -> assertThat(counts().received()).isEqualTo(before + 1_000));

        hold.countDown();

        await().untilAsserted(() -> assertThat(lasts()).contains(new BigDecimal("1000.00")));
        awaitBalance();
        assertThat(counts().dropped()).isGreaterThan(900);
        assertThat(lasts().subList(lasts().size() - 5, lasts().size()))
                .containsExactly(
                        new BigDecimal("996.00"),
                        new BigDecimal("997.00"),
                        new BigDecimal("998.00"),
                        new BigDecimal("999.00"),
                        new BigDecimal("1000.00"));
    }

    @Test
    @DisplayName("block delivers every update: the websocket is read no further meanwhile, which health shows")
    void block_deliversAll() throws Exception {
        subscribed("ibkr:stream/smd?conid=8314&fields=last&overflow=block&queueSize=10");
        int before = (int) counts().received();
        prices(1_000);
        await().until(() -> routes.component().consumers().get(0).isHeldBack());

        hold.countDown();

        await().untilAsserted(() -> assertThat(lasts()).contains(new BigDecimal("1000.00")));
        awaitBalance();
        assertThat(counts().received()).isEqualTo(before + 1_000L);
        assertThat(counts().dropped()).isZero();
        List<BigDecimal> sent = lasts().subList(lasts().size() - 1_000, lasts().size());
        assertThat(sent)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 1_000)
                        .mapToObj(i -> new BigDecimal(i + ".00"))
                        .toList());
        assertThat(routes.component().consumers().get(0).isHeldBack()).isFalse();
        assertThat(status().gaps()).isZero();
    }

    @Test
    @DisplayName("A route that is now quicker, now slower than its stream never leaves the websocket held for good")
    void block_pressedAndRelievedThousandsOfTimes_goesOn() throws Exception {
        hold.countDown();
        subscribed("ibkr:stream/smd?conid=8314&fields=last&overflow=block&queueSize=2");
        long before = counts().received();
        gateway.blast(
                        200_000,
                        new Gait(1, 0),
                        i -> "{\"topic\":\"smd+8314\",\"conid\":8314,\"31\":\"" + i % 9973 + ".00\"}")
                .get(180, TimeUnit.SECONDS);

        await().untilAsserted(() -> assertThat(counts().received()).isEqualTo(before + 200_000));
        awaitBalance();
        assertThat(routes.component().consumers().get(0).isHeldBack()).isFalse();
    }

    @Test
    @DisplayName("Orders are never merged away or dropped: they wait, bounded, and push back")
    void orders_waitAndPushBack() throws Exception {
        stuck("ibkr:stream/sor?queueSize=10");
        routes.start();
        await().untilAsserted(() -> assertThat(gateway.subscriptions()).contains("sor"));
        IntStream.rangeClosed(1, 500)
                .forEach(i -> send("{\"topic\":\"sor\",\"args\":[{\"acct\":\"DU1\",\"orderId\":77,\"conid\":1,"
                        + "\"filledQuantity\":" + i + "}]}"));
        await().until(() -> routes.component().consumers().get(0).isHeldBack());
        assertThat(counts().received()).isLessThan(100);

        hold.countDown();

        await().untilAsserted(() -> assertThat(taken).hasSize(500));
        assertThat(taken)
                .extracting(exchange -> exchange.getMessage()
                        .getBody(OrderUpdate.class)
                        .filled()
                        .intValue())
                .isSorted()
                .doesNotHaveDuplicates();
        awaitBalance();
    }

    @Test
    @DisplayName("Twelve routes that hang keep no thread from one that does not")
    void manyStuckRoutes_delayNobody() throws Exception {
        for (int i = 0; i < 12; i++) {
            stuck("ibkr:stream/smd?conid=8314&fields=last,bid&queueSize=" + (100 + i));
        }
        List<Exchange> quick = routes.collect(QUOTES);
        routes.start();

        awaitAnother(quick);
        awaitAnother(quick);
        awaitAnother(quick);
        hold.countDown();
    }

    @Test
    @DisplayName("S1: an Error in a route is that exchange's affair")
    void S1_errorInARoute_streamGoesOn() throws Exception {
        List<Exchange> seen = new CopyOnWriteArrayList<>();
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(QUOTES).process(exchange -> {
                    seen.add(exchange.copy());
                    if (seen.size() == 2) {
                        throw new StackOverflowError("deep");
                    }
                    if (seen.size() == 3) {
                        throw new OutOfMemoryError("pretended");
                    }
                });
            }
        });
        routes.start();

        await().untilAsserted(() -> assertThat(seen).hasSizeGreaterThan(6));
        assertThat(status().gaps()).isZero();
    }
}
