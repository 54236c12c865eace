package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.simulator.SimulatorBuilder;
import io.github.camelibkr.simulator.ledger.FrameEntry;
import io.github.camelibkr.simulator.trading.Side;
import io.github.camelibkr.stream.StreamCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** W10 to W14, D8 to D10 and D12 of the fault catalogue: streams that are silent, and why. In virtual time. */
class NeverStaleTest extends VirtualTest {

    private static final String QUOTES = "ibkr:stream/smd?conid=265598&fields=last";

    /** When each command was received, by its text up to the arguments. */
    private Map<String, List<Instant>> commands(String word) {
        return gateway.ledger().frames().stream()
                .filter(frame -> frame.direction() == FrameEntry.Direction.IN)
                .filter(frame -> frame.text().startsWith(word))
                .collect(Collectors.groupingBy(
                        frame -> frame.text().split("\\{")[0],
                        LinkedHashMap::new,
                        Collectors.mapping(FrameEntry::at, Collectors.toList())));
    }

    private static List<LifecycleEvent> about(List<Exchange> news, Type type, String topic) {
        return FaultTest.events(news).stream()
                .filter(event -> event.type() == type && topic.equals(event.topic()))
                .toList();
    }

    private StreamCondition.State state() {
        return routes.component().consumers().stream()
                .flatMap(consumer -> consumer.conditions().stream())
                .findFirst()
                .orElseThrow()
                .state();
    }

    private HealthCheck.Result health(String route) {
        return HealthCheckHelper.invokeReadiness(routes.context()).stream()
                .filter(result -> result.getCheck().getId().equals("consumer:" + route))
                .findFirst()
                .orElseThrow(() -> new AssertionError(HealthCheckHelper.invokeReadiness(routes.context()).stream()
                        .map(result -> result.getCheck().getId())
                        .toList()
                        .toString()));
    }

    @Override
    void begin(UnaryOperator<SimulatorBuilder> choice) {
        super.begin(choice);
        HealthCheckRegistry registry = HealthCheckRegistry.get(routes.context());
        registry.register(registry.resolveById("consumers"));
        registry.setExposureLevel("full");
    }

    private void awaitFlowing() {
        for (int i = 0; i < 240 && state() != StreamCondition.State.FLOWING; i++) {
            pass(Duration.ofMillis(500));
        }
        assertThat(state()).isEqualTo(StreamCondition.State.FLOWING);
    }

    @Test
    @DisplayName("D8, quirk 97: each of 100 quote streams is renewed 480 to 540 s after it was sent, on the same line")
    void D8_quirk97_quotesAreRenewedBeforeIbkrEndsThem() throws Exception {
        begin(choices -> choices.syntheticContracts(110));
        String conids = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> Integer.toString(900_000_000 + i))
                .collect(Collectors.joining(","));
        routes.collect("ibkr:stream/smd?fields=last,bid,ask,bidSize,askSize,volume&conid=" + conids);
        routes.start();
        awaitState(GatewayState.READY);

        pass(Duration.ofMinutes(31));

        Map<String, List<Instant>> sent = commands("smd");
        assertThat(sent).hasSize(100).allSatisfy((contract, times) -> {
            assertThat(times).hasSize(4);
            for (int i = 1; i < times.size(); i++) {
                assertThat(Duration.between(times.get(i - 1), times.get(i)))
                        .isBetween(Duration.ofSeconds(480), Duration.ofSeconds(540));
            }
        });
        assertThat(gateway.subscriptions())
                .filteredOn(topic -> topic.startsWith("smd"))
                .hasSize(100);
        // spread, so that not all come at once
        assertThat(sent.values().stream().map(times -> times.get(1).getEpochSecond()))
                .satisfies(seconds -> assertThat(new HashSet<>(seconds)).hasSizeGreaterThan(30));
    }

    @Test
    @DisplayName(
            "W10, W11: quotes stop while heartbeats go on; the stream is questioned, found dead, reported and revived")
    void W10_W11_smdIsSilenced_isQuestionedReportedAndResumed() throws Exception {
        begin(choices -> choices);
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        routes.collect(QUOTES);
        routes.start();
        awaitState(GatewayState.READY);
        awaitFlowing();

        gateway.faults().sockets().silence("smd");
        pass(Duration.ofSeconds(115));

        // a minute of silence, then four times asked, 10 s apart
        assertThat(commands("smd").get("smd+265598+")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(about(news, Type.STALE, "smd+265598")).singleElement().satisfies(event -> {
            assertThat(event.from()).isNotNull();
            assertThat(event.reason()).contains("IBKR does not answer smd+265598");
        });
        assertThat(state()).isEqualTo(StreamCondition.State.SILENT);
        assertThat(health(QUOTES).getDetails()).containsEntry("state", "DEGRADED");
        assertThat(status().gaps()).isZero();

        gateway.faults().sockets().unsilence("smd");
        pass(Duration.ofSeconds(70));
        assertThat(about(news, Type.RESUMED, "smd+265598")).hasSize(1);
        assertThat(state()).isEqualTo(StreamCondition.State.FLOWING);
    }

    @Test
    @DisplayName(
            "A quiet market is not a dead stream: it is questioned once a minute, answers, and nothing is reported")
    void quietMarket_isQuestionedAndNotReported() throws Exception {
        begin(choices -> choices);
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        awaitState(GatewayState.READY);
        pass(Duration.ofSeconds(20));
        gateway.market().pause();
        int before = quotes.size();

        pass(Duration.ofMinutes(10));

        assertThat(commands("smd").get("smd+265598+")).hasSizeBetween(9, 13);
        assertThat(FaultTest.types(news)).doesNotContain(Type.STALE, Type.DEGRADED, Type.GAP);
        // the answers say nothing new
        assertThat(quotes.size()).isLessThanOrEqualTo(before + 1);
    }

    @Test
    @DisplayName("W12: a subscription that is lost on the way is sent again after 10 s")
    void W12_subscriptionIsLost_isRepeated() throws Exception {
        begin(choices -> choices);
        gateway.faults().sockets().on("smd+265598*").times(2).lose();
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        awaitState(GatewayState.READY);

        pass(Duration.ofSeconds(25));

        List<Instant> sent = commands("smd").get("smd+265598+");
        assertThat(sent).hasSize(3);
        assertThat(Duration.between(sent.get(0), sent.get(1)))
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
        await().untilAsserted(() -> assertThat(quotes).isNotEmpty());
    }

    @Test
    @DisplayName(
            "D9: of more contracts than the login has lines, those without are degraded and asked for once a minute")
    void D9_moreSubscriptionsThanLines_othersAreUnaffected() throws Exception {
        begin(choices -> choices.marketDataLines(3).syntheticContracts(10));
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        List<Exchange> quotes =
                routes.collect("ibkr:stream/smd?fields=last&conid=900000001,900000002,900000003,900000004");
        routes.start();
        awaitState(GatewayState.READY);

        pass(Duration.ofMinutes(5));

        assertThat(about(news, Type.DEGRADED, "smd+900000004"))
                .as("%s %s", commands("smd"), FaultTest.events(news))
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).contains("market-data lines"));
        List<Instant> sent = commands("smd").get("smd+900000004+");
        for (int i = 5; i < sent.size(); i++) {
            assertThat(Duration.between(sent.get(i - 1), sent.get(i))).isGreaterThanOrEqualTo(Duration.ofSeconds(59));
        }
        assertThat(sent).hasSizeBetween(6, 10);
        assertThat(quotes).hasSizeGreaterThan(20);
    }

    @Test
    @DisplayName("W11: sor is silenced by a filtered request; REST tells what it does not, and it is subscribed anew")
    void W11_sorIsSilenced_isNoticedWithinAMinute() throws Exception {
        begin(choices -> choices.questions(false));
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        List<Exchange> orders = routes.collect("ibkr:stream/sor");
        routes.start();
        awaitState(GatewayState.READY);
        pass(Duration.ofSeconds(30));
        gateway.faults().sockets().silence("sor");
        gateway.trading().tradeElsewhere(gateway.account(), 265598, Side.BUY, "1", "187");

        pass(Duration.ofSeconds(75));

        assertThat(orders)
                .extracting(exchange ->
                        exchange.getMessage().getBody(OrderUpdate.class).status())
                .contains("Filled");
        assertThat(about(news, Type.STALE, "sor")).isNotEmpty();
        assertThat(commands("uor")).isNotEmpty();
        gateway.faults().sockets().unsilence("sor");
    }

    @Test
    @DisplayName(
            "Quirk 107: sor is refused; it is asked for with growing pauses, and the orders are read over REST meanwhile")
    void quirk107_sorIsRefused_ordersComeOverRest() throws Exception {
        begin(choices -> choices.questions(false));
        gateway.faults().sockets().refuse("sor", 1_000);
        List<Exchange> orders = routes.collect("ibkr:stream/sor");
        routes.start();
        awaitState(GatewayState.READY);
        pass(Duration.ofSeconds(20));
        assertThat(health("ibkr:stream/sor").getDetails()).containsEntry("state", "DEGRADED");

        gateway.trading().tradeElsewhere(gateway.account(), 265598, Side.BUY, "1", "187");
        pass(Duration.ofSeconds(20));

        assertThat(orders)
                .extracting(exchange ->
                        exchange.getMessage().getBody(OrderUpdate.class).status())
                .contains("Filled");
        List<Instant> asked = commands("sor").get("sor+");
        pass(Duration.ofMinutes(3));
        assertThat(commands("sor").get("sor+").size() - asked.size()).isBetween(2, 4);
    }

    @Test
    @DisplayName("D10, W13: 500 subscriptions are back within 30 s, 20 a second, fills and orders first, each once")
    void D10_W13_resubscription_isPacedAndInOrder() throws Exception {
        begin(choices -> choices.syntheticContracts(520).marketDataLines(600).quoteInterval(Duration.ofMinutes(30)));
        String conids = IntStream.rangeClosed(1, 500)
                .mapToObj(i -> Integer.toString(900_000_000 + i))
                .collect(Collectors.joining(","));
        routes.collect("ibkr:stream/smd?fields=last&conid=" + conids);
        routes.collect("ibkr:stream/sor");
        routes.collect("ibkr:stream/str");
        routes.start();
        awaitState(GatewayState.READY);
        pass(Duration.ofSeconds(35));
        int before = gateway.ledger().frames().size();

        gateway.faults().sockets().closeAll(1000);
        pass(Duration.ofSeconds(40));

        List<FrameEntry> again = gateway.ledger().frames().stream()
                .skip(before)
                .filter(frame -> frame.direction() == FrameEntry.Direction.IN)
                .filter(frame -> frame.text().matches("(smd|sor|str)\\+.*"))
                .toList();
        assertThat(again).extracting(FrameEntry::text).doesNotHaveDuplicates().hasSize(502);
        assertThat(again.get(0).text()).startsWith("str");
        assertThat(again.get(1).text()).startsWith("sor");
        // 20 a second
        assertThat(Duration.between(again.get(0).at(), again.get(501).at()))
                .isBetween(Duration.ofMillis(24_500), Duration.ofSeconds(30));
    }

    @Test
    @DisplayName("W14: what still comes after the end of a subscription is counted and does nothing")
    void W14_lateFrames_areCounted() throws Exception {
        begin(choices -> choices);
        routes.collect(QUOTES);
        List<Exchange> other = routes.collect("ibkr:stream/smd?conid=8314&fields=last");
        routes.start();
        awaitState(GatewayState.READY);
        pass(Duration.ofSeconds(20));
        routes.context().getRouteController().stopRoute(QUOTES);
        gateway.faults()
                .sockets()
                .sendText("{\"topic\":\"smd+265598\",\"conid\":265598,\"31\":\"1.00\"}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        int before = other.size();

        pass(Duration.ofSeconds(30));

        assertThat(routes.component().strayCounts().get(0).unasked()).isEqualTo(1);
        assertThat(other).hasSizeGreaterThan(before);
    }
}
