package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.Competing;
import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.gateway.SessionLayers.Brokerage;
import io.github.camelibkr.gateway.SessionLayers.Login;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.order.guard.TradingMode;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import io.github.camelibkr.simulator.wire.Answer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A1 to A3 and A7 to A9 of the fault catalogue; what takes hours is in {@link LongSessionTest}. */
class SessionFaultsTest extends FaultTest {

    private static final String INIT = "/iserver/auth/ssodh/init";

    private static OrderRequest order(String id) {
        return OrderRequest.builder()
                .conid(AAPL)
                .side("BUY")
                .orderType("LMT")
                .price(new BigDecimal("1.00"))
                .quantity(BigDecimal.ONE)
                .tif("DAY")
                .clientOrderId(id)
                .build();
    }

    private void status(String args) {
        gateway.faults()
                .sockets()
                .sendText(("{\"topic\":\"sts\",\"args\":" + args + "}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void A1_brokerageSessionLost_ordersFailFast_andItIsAskedForOnceInAWhile() throws Exception {
        routes.configuration().setTradingMode(TradingMode.paper);
        List<Exchange> quotes = flowing();
        int asked = gateway.ledger().requests("POST", INIT).size();
        gateway.faults().on("POST", INIT).answer(500, "{\"error\":\"failed to generate sso dh token\"}");

        gateway.session().dropBrokerage();

        await().untilAsserted(() -> assertThat(status().state()).isEqualTo(GatewayState.CONNECTING));
        assertThat(status().layers().login()).isNotEqualTo(Login.MISSING);
        assertThat(status().layers().brokerage()).isNotEqualTo(Brokerage.UP);
        long before = System.nanoTime();
        Exchange refused = routes.send("ibkr:order/place", order("too-late"));
        assertThat(refused.getException()).isInstanceOf(OrderNotSentException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        assertThat(gateway.ledger().postsByClientOrderId()).doesNotContainKey("too-late");
        await().untilAsserted(() ->
                assertThat(gateway.ledger().requests("POST", INIT)).hasSizeGreaterThanOrEqualTo(asked + 2));
        // 500 ms here, 30 s in reality
        List<RequestEntry> inits = gateway.ledger().requests("POST", INIT);
        for (int i = asked + 1; i < inits.size(); i++) {
            assertThat(inits.get(i).arrivalNanos() - inits.get(i - 1).arrivalNanos())
                    .isGreaterThan(100_000_000L);
        }
        gateway.faults().clear();
        awaitAnother(quotes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"competing\":false}",
                "{\"message\":\"\"}",
                "{\"fail\":\"\"}",
                "{}",
                "{\"authenticated\":null}",
                "{\"authenticated\":\"true\"}",
                "{\"connected\":true}",
                "{\"established\":true,\"competing\":false}"
            })
    void A2_statusInPieces_whatIsAbsentIsUnchanged(String args) throws Exception {
        List<Exchange> quotes = flowing();

        status(args);

        awaitAnother(quotes);
        awaitAnother(quotes);
        assertThat(status().gaps()).isZero();
        assertThat(status().state()).isEqualTo(GatewayState.READY);
    }

    @Test
    void A2_textFalse_isFalse() throws Exception {
        List<Exchange> quotes = flowing();

        status("{\"authenticated\":\"false\"}");

        awaitGaps(1);
        awaitAnother(quotes);
    }

    @Test
    void A3_yield_theOtherOneKeepsIt_andItIsBackWhenThatOneLeaves() throws Exception {
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        List<Exchange> quotes = flowing();
        int asked = gateway.ledger().requests("POST", INIT).size();

        gateway.session().compete();

        awaitState(GatewayState.COMPETING);
        assertThat(status().layers().brokerage()).isEqualTo(Brokerage.TAKEN);
        assertThat(status().advice()).contains("competing=take");
        await().during(Duration.ofSeconds(2)).until(() -> status().state() == GatewayState.COMPETING);
        assertThat(gateway.ledger().requests("POST", INIT)).hasSize(asked);
        assertThat(types(news)).containsOnlyOnce(Type.COMPETING);

        gateway.session().giveBack();

        awaitAnother(quotes);
        awaitState(GatewayState.READY);
    }

    @Test
    void A3_take_takesItBackOnce_andThenYields() throws Exception {
        routes.configuration().setCompeting(Competing.take);
        List<Exchange> quotes = flowing();

        gateway.session().compete();
        awaitGaps(1);
        awaitAnother(quotes);
        assertThat(gateway.ledger().requests("POST", INIT))
                .filteredOn(request -> request.body().contains("\"compete\":true"))
                .hasSize(1);
        gateway.session().compete();

        awaitState(GatewayState.COMPETING);
        await().during(Duration.ofSeconds(2)).until(() -> status().state() == GatewayState.COMPETING);
        assertThat(gateway.ledger().requests("POST", INIT))
                .filteredOn(request -> request.body().contains("\"compete\":true"))
                .hasSize(1);
    }

    @Test
    void A3_stop_nothingIsSentUntilSomebodySaysSo() throws Exception {
        routes.configuration().setCompeting(Competing.stop);
        List<Exchange> quotes = flowing();

        gateway.session().compete();
        awaitState(GatewayState.COMPETING);
        gateway.session().giveBack();
        long sent = gateway.ledger().requestCount();
        await().during(Duration.ofSeconds(2)).until(() -> gateway.ledger().requestCount() == sent);

        routes.component().resume();

        awaitAnother(quotes);
    }

    @Test
    void A7_sessionIdChanges_theNextWebsocketUsesTheNewOne() throws Exception {
        List<Exchange> quotes = flowing();
        String before = gateway.session().id();

        gateway.session().login();
        awaitGaps(1);
        awaitAnother(quotes);

        String after = gateway.session().id();
        assertThat(after).isNotEqualTo(before);
        assertThat(gateway.ledger().frames())
                .filteredOn(frame -> frame.text().startsWith("{\"session\":"))
                .extracting(frame -> frame.text().contains(before))
                .containsExactly(true, false);
    }

    @Test
    void A8_sixtyFourCallersSee401AtOnce_oneRecovery() throws Exception {
        flowing();
        int tickles = gateway.ledger().requests("POST", "/tickle").size();
        int statuses = gateway.ledger().requests("POST", "/iserver/auth/status").size();
        gateway.faults().on("GET", "/iserver/secdef/search").times(8).answer(401, "");
        ExecutorService callers = Executors.newFixedThreadPool(64);
        for (int i = 0; i < 64; i++) {
            callers.execute(() -> routes.send("ibkr:contract/search?symbol=AAPL", null));
        }
        callers.shutdown();
        assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        // eight 401s, of which some come after a recovery and are of the session before: each session is lost once
        assertThat(status().gaps()).isLessThanOrEqualTo(3);
        assertThat(gateway.ledger().requests("POST", "/iserver/auth/status").size() - statuses)
                .isLessThanOrEqualTo(3);
        assertThat(gateway.ledger().requests("POST", "/tickle").size()).isGreaterThan(tickles);
        assertThat(gateway.ledger().mostArrivalsInAnySecond()).isLessThanOrEqualTo(10);
    }

    @Test
    void A8_lateComplaintsAboutASessionThatIsReplaced_loseNothingMore() throws Exception {
        routes.configuration().setFirstByteTimeout(10_000);
        List<Exchange> quotes = flowing();
        int statuses = gateway.ledger().requests("POST", "/iserver/auth/status").size();
        String search = "/iserver/secdef/search";
        gateway.faults().on("GET", search).times(2).answer(Answer.empty(401).after(Duration.ofMillis(1_500)));
        gateway.faults().on("GET", search).times(1).answer(401, "");
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread caller = new Thread(() -> routes.send("ibkr:contract/search?symbol=AAPL", null));
            caller.start();
            callers.add(caller);
        }
        awaitGaps(1);
        awaitState(GatewayState.READY);
        for (Thread caller : callers) {
            caller.join(30_000);
        }
        awaitAnother(quotes);

        assertThat(gateway.ledger().requests("GET", search)).hasSize(3);
        assertThat(status().gaps()).isEqualTo(1);
        assertThat(gateway.ledger().requests("POST", "/iserver/auth/status")).hasSize(statuses + 1);
    }

    @Test
    void A9_401OnAnOrder_isNeverSentAgain_andItsOutcomeIsInDoubt() throws Exception {
        routes.configuration().setTradingMode(TradingMode.paper);
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        flowing();
        gateway.faults()
                .on("POST", "/iserver/account/" + gateway.account() + "/orders")
                .times(1)
                .carryOutThenAnswer(401, "");

        Exchange sent = routes.send("ibkr:order/place", order("once-only"));

        assertThat(sent.getException()).isInstanceOf(OrderUnknownException.class);
        awaitState(GatewayState.READY);
        assertThat(gateway.ledger().postsByClientOrderId()).containsEntry("once-only", 1);
        await().untilAsserted(() -> assertThat(events(news))
                .filteredOn(event -> event.type() == Type.ORDER_IN_DOUBT)
                .singleElement()
                .satisfies(event -> assertThat(event.clientOrderId()).isEqualTo("once-only")));
    }
}
