package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.model.Execution;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.simulator.SimulatorBuilder;
import io.github.camelibkr.simulator.ledger.FrameEntry;
import io.github.camelibkr.simulator.trading.Side;
import io.github.camelibkr.stream.StreamStatus;
import io.github.camelibkr.time.CamelTimers;
import io.github.camelibkr.time.Timers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Data that is odd: D3 to D7 and D12 of the fault catalogue")
class DataFaultsTest extends FaultTest {

    @Override
    SimulatorBuilder choose(SimulatorBuilder choices) {
        return super.choose(choices).questions(false).pacing(false);
    }

    /** No stream is renewed, which would bring other values, and a fill is tried again only after two seconds. */
    @Override
    Rhythm rhythm() {
        return new Rhythm(
                FAST.tickle(),
                FAST.tic(),
                FAST.firstMessage(),
                FAST.silence(),
                FAST.shortestRetry(),
                FAST.longestRetry(),
                FAST.patientRetry(),
                FAST.healthy(),
                Rhythm.DEFAULT.renewal(),
                FAST.confirmation(),
                FAST.quiet(),
                FAST.poll(),
                Duration.ofSeconds(2));
    }

    private void subscribed(String topic) {
        await().untilAsserted(() -> assertThat(gateway.subscriptions()).contains(topic));
    }

    private StreamStatus counts(String topic) {
        return routes.component().streamStatuses().stream()
                .filter(status -> status.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "D3: a fill comes before its order is known, and states in any order: the fill at once, Filled for good")
    void D3_anyOrderOfStates_endsFilled() throws Exception {
        List<Exchange> orders = routes.collect("ibkr:stream/sor");
        List<Exchange> fills = routes.collect("ibkr:stream/str");
        routes.start();
        subscribed("sor");
        subscribed("str");
        send("{\"topic\":\"str\",\"args\":[{\"execution_id\":\"a.1.01.01\",\"account\":\"DU1\",\"order_id\":1,"
                + "\"size\":1,\"price\":\"2\",\"commission\":\"1\"}]}");
        await().untilAsserted(() -> assertThat(fills).hasSize(1));
        Random random = new Random(7);
        int permutations = 50;
        for (int order = 1; order <= permutations; order++) {
            List<String> states =
                    new ArrayList<>(List.of("Inactive", "PreSubmitted", "Submitted", "Filled", "Submitted"));
            Collections.shuffle(states, random);
            for (String state : states) {
                send("{\"topic\":\"sor\",\"args\":[{\"acct\":\"DU1\",\"orderId\":" + order + ",\"status\":\"" + state
                        + "\"}]}");
            }
        }

        await().untilAsserted(() -> assertThat(counts("sor").received()).isGreaterThanOrEqualTo(permutations * 5L));
        await().untilAsserted(() -> {
            StreamStatus counts = counts("sor");
            assertThat(counts.received()).isEqualTo(counts.delivered() + counts.conflated());
        });
        for (long order = 1; order <= permutations; order++) {
            long id = order;
            assertThat(bodies(orders, OrderUpdate.class))
                    .filteredOn(update -> update.orderId() == id)
                    .last()
                    .extracting(OrderUpdate::status)
                    .isEqualTo("Filled");
        }
    }

    @Test
    @DisplayName("D4: colours and ids only are no news")
    void D4_coloursOnly_areNotDelivered() throws Exception {
        List<Exchange> orders = routes.collect("ibkr:stream/sor");
        routes.start();
        subscribed("sor");
        send(
                "{\"topic\":\"sor\",\"args\":[{\"acct\":\"DU1\",\"orderId\":9,\"status\":\"Submitted\",\"price\":\"1.00\"}]}");
        send(
                "{\"topic\":\"sor\",\"args\":[{\"acct\":\"DU1\",\"orderId\":9,\"bgColor\":\"#000\",\"fgColor\":\"#111\"}]}");
        send("{\"topic\":\"sor\",\"args\":[{\"acct\":\"DU1\",\"orderId\":9}]}");
        send("{\"topic\":\"sor\",\"args\":[{\"acct\":\"DU1\",\"orderId\":9,\"price\":1.0}]}");
        send("{\"topic\":\"sor\",\"args\":[{\"acct\":\"DU1\",\"orderId\":9,\"price\":\"1.05\"}]}");

        await().untilAsserted(() -> assertThat(bodies(orders, OrderUpdate.class))
                .extracting(OrderUpdate::price)
                .containsExactly(new BigDecimal("1.00"), new BigDecimal("1.05")));
        assertThat(counts("sor").conflated()).isEqualTo(3);
    }

    @Test
    @DisplayName("D5: the server's time goes back, stands still, is missing or in the future: order is that of arrival")
    void D5_oddTimes_changeNoOrder() throws Exception {
        List<Exchange> quotes = routes.collect("ibkr:stream/smd?conid=265598&fields=last&overflow=block");
        routes.start();
        awaitAnother(quotes);
        gateway.market().pause();
        int price = 0;
        for (String time : List.of("1777472974123", "1777472974000", "1777472974000", "9777472974123", "\"x\"", "-5")) {
            price++;
            send("{\"topic\":\"smd+265598\",\"conid\":265598,\"_updated\":" + time + ",\"31\":\"" + price + ".5\"}");
            awaitLast(quotes, price + ".5");
        }
        send("{\"topic\":\"smd+265598\",\"conid\":265598,\"31\":\"77.5\"}");

        awaitLast(quotes, "77.5");
        assertThat(counts("smd+265598").dropped()).isZero();
    }

    private static void awaitLast(List<Exchange> quotes, String price) {
        await().untilAsserted(() -> assertThat(bodies(quotes, Quote.class))
                .last()
                .extracting(Quote::last)
                .isEqualTo(new BigDecimal(price)));
    }

    @Test
    @DisplayName("D6: numbers with commas, letters, nothing, very many digits or a huge exponent are exact or absent")
    void D6_oddNumbers() throws Exception {
        List<Exchange> quotes =
                routes.collect("ibkr:stream/smd?conid=265598&fields=last,bid,ask,volume,bidSize,askSize");
        routes.start();
        awaitAnother(quotes);
        gateway.market().pause();
        send("{\"topic\":\"smd+265598\",\"conid\":265598,\"31\":\"C189.450000000001\",\"84\":\"\",\"86\":\"1,200.50\","
                + "\"87\":\"1.5M\",\"88\":\"1e999999999\",\"85\":\"N/A\"}");

        await().untilAsserted(
                        () -> assertThat(bodies(quotes, Quote.class)).last().satisfies(quote -> {
                            assertThat(quote.last()).isEqualTo(new BigDecimal("189.450000000001"));
                            assertThat(quote.lastIsClose()).isTrue();
                            assertThat(quote.bid()).isNull();
                            assertThat(quote.ask()).isEqualTo(new BigDecimal("1200.50"));
                            assertThat(quote.volume()).isEqualByComparingTo("1500000");
                            assertThat(quote.bidSize()).isNull();
                            assertThat(quote.askSize()).isNull();
                        }));
    }

    @Test
    @DisplayName("D7, quirk 57: ids beyond 32 bits, as text, or no ids at all")
    void D7_quirk57_oddIds() throws Exception {
        List<Exchange> orders = routes.collect("ibkr:stream/sor");
        List<Exchange> fills = routes.collect("ibkr:stream/str");
        routes.start();
        subscribed("sor");
        subscribed("str");
        send("{\"topic\":\"sor\",\"args\":[{\"acct\":\"DU1\",\"orderId\":\"1777439171105\",\"conid\":99999999999,"
                + "\"status\":\"Filled\"},{\"acct\":\"DU1\",\"orderId\":\"x\"},{\"acct\":\"DU1\",\"orderId\":1.5}]}");
        send(
                "{\"topic\":\"str\",\"args\":[{\"execution_id\":\"b.1.01.01\",\"account\":\"DU1\",\"order_id\":\"1777439171105\","
                        + "\"conid\":-1,\"size\":1,\"price\":\"2\",\"commission\":\"1\"}]}");

        await().untilAsserted(() -> assertThat(bodies(orders, OrderUpdate.class))
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.orderId()).isEqualTo(1_777_439_171_105L);
                    assertThat(order.conid()).isEqualTo(99_999_999_999L);
                }));
        await().untilAsserted(() -> assertThat(bodies(fills, Execution.class))
                .singleElement()
                .satisfies(fill -> assertThat(fill.orderId()).isEqualTo(1_777_439_171_105L)));
        assertThat(counts("sor").dropped()).isEqualTo(2);
    }

    /** A clock of the day that can be set; the other one goes on as it does. */
    private static final class SetClock implements Timers {
        private final Timers real;
        private final AtomicReference<Duration> shift;

        SetClock(Timers real, AtomicReference<Duration> shift) {
            this.real = real;
            this.shift = shift;
        }

        @Override
        public Instant now() {
            return real.now().plus(shift.get());
        }

        @Override
        public long nanoTime() {
            return real.nanoTime();
        }

        @Override
        public Alarm after(Duration delay, Runnable action) {
            return real.after(delay, action);
        }

        @Override
        public void stop() {
            real.stop();
        }
    }

    @Test
    @DisplayName("D12: the clock of the machine is set, an hour on and two back: no stream takes notice")
    void D12_clockIsSet_nothingHappens() throws Exception {
        AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);
        routes.component().setClocks(source -> new SetClock(new CamelTimers(routes.context(), source), shift));
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        List<Exchange> fills = routes.collect("ibkr:stream/str?commissionWait=200");
        AtomicInteger attempts = new AtomicInteger();
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("ibkr:stream/str?subscriptionName=fails-once&commissionWait=200")
                        .process(exchange -> {
                            if (attempts.incrementAndGet() == 1) {
                                throw new IllegalStateException("once");
                            }
                        });
            }
        });
        List<Exchange> quotes = flowing();

        for (Duration jump : List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ZERO)) {
            shift.set(jump);
            int before = fills.size();
            gateway.trading().tradeElsewhere(gateway.account(), AAPL, Side.BUY, "1", "187.60");
            await().untilAsserted(() -> assertThat(fills).hasSize(before + 1));
            awaitAnother(quotes);
            if (before == 0) {
                // the clock goes back an hour while a fill waits for its second attempt
                await().untilAsserted(() -> assertThat(attempts.get()).isEqualTo(1));
                shift.set(Duration.ZERO);
                await().untilAsserted(() -> assertThat(attempts.get()).isEqualTo(2));
            }
        }

        assertThat(types(news)).doesNotContain(Type.STALE, Type.GAP, Type.DISCONNECTED, Type.DEGRADED);
        assertThat(status().gaps()).isZero();
        assertThat(gateway.ledger().frames().stream()
                        .filter(frame -> frame.direction() == FrameEntry.Direction.IN)
                        .filter(frame -> frame.text().startsWith("str")))
                .hasSize(1);
    }
}
