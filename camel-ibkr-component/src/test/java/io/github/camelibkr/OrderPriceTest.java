package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("O17: the market's price, before the guard")
class OrderPriceTest {

    private static final String PLACE = "ibkr:order/place?priceCollarPercent=3";
    private static final String SNAPSHOT = "/iserver/marketdata/snapshot";
    private static final String ORDERS = "/iserver/account/*/orders";
    private static final long AAPL = 265598;

    @RegisterExtension
    final SimulatorExtension extension = SimulatorExtension.create(choices -> choices.seed(7)
            .port(Ports.next())
            .pacing(false)
            .questions(false)
            .establishDelay(Duration.ZERO)
            .quoteInterval(Duration.ofMillis(100)));

    private Simulator gateway;
    private IbkrRoutes routes;

    @BeforeEach
    void connect() {
        gateway = extension.simulator();
        gateway.market().pause();
        market("100");
        routes = IbkrRoutes.trading(gateway);
    }

    @AfterEach
    void disconnect() {
        routes.close();
    }

    private void market(String price) {
        gateway.market().set(AAPL, "31", price, "84", price, "86", price);
    }

    /** Returns once a route has heard of it, so that its stream is young. */
    private void market(String price, List<Exchange> quotes) {
        market(price);
        await().untilAsserted(() -> assertThat(quotes).last().satisfies(quote -> assertThat(
                        quote.getMessage().getBody(Quote.class).last())
                .isEqualByComparingTo(price)));
    }

    private static String limit(String id, String price) {
        return "{\"clientOrderId\":\"" + id + "\",\"side\":\"BUY\",\"conid\":265598,\"orderType\":\"LMT\",\"price\":"
                + price + ",\"quantity\":1}";
    }

    private int snapshots() {
        return gateway.ledger().requests("GET", SNAPSHOT).size();
    }

    private static void assertDenied(Exchange exchange, String why) {
        assertThat(exchange.getException())
                .isInstanceOfSatisfying(OrderDeniedException.class, denied -> assertThat(denied.rule())
                        .isEqualTo("priceCollarPercent"))
                .hasMessage("order denied, nothing was sent: " + why);
    }

    @Test
    void price_streamedByARoute_needsNoSnapshot() throws Exception {
        List<Exchange> quotes = routes.collect("ibkr:stream/smd?conid=265598&fields=last");
        routes.start();
        await().until(() -> !quotes.isEmpty());
        // the first question begins to follow what the route does not ask for: bid and offer
        routes.send(PLACE, limit("first-1", "100"));
        int before = snapshots();
        await().untilAsserted(() -> {
            market("200");
            assertThat(routes.send(PLACE, limit("streamed-1", "200")).getException())
                    .isNull();
        });

        assertThat(snapshots() - before).isLessThanOrEqualTo(2);
        market("201", quotes);
        market("200", quotes);
        int since = snapshots();
        assertDenied(
                routes.send(PLACE, limit("streamed-2", "100")),
                "priceCollarPercent is 3, the order's price 100 is 50.00 % away from the market's price, 200.00");
        assertThat(snapshots()).isEqualTo(since);
        // and the route does not hear of what it has not asked for
        assertThat(quotes).allSatisfy(quote -> assertThat(
                        quote.getMessage().getBody(Quote.class).bid())
                .isNull());
    }

    @Test
    void quirk40_snapshotThatAnswersIdsAtFirst_isAskedAgain() {
        gateway.faults().on("GET", SNAPSHOT).times(1).answer(200, "[{\"conid\":265598,\"conidEx\":\"265598\"}]");
        routes.start();

        assertThat(routes.send(PLACE, limit("asked-1", "100")).getException()).isNull();
        assertThat(snapshots()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void manyOrdersOfOneContract_askOnce() throws Exception {
        routes.start();
        routes.send("ibkr:account/list", null);
        List<Future<Exchange>> orders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String id = "many-" + i;
            orders.add(routes.template()
                    .asyncSend(PLACE, exchange -> exchange.getMessage().setBody(limit(id, "100"))));
        }
        for (Future<Exchange> order : orders) {
            assertThat(order.get().getException()).isNull();
        }

        assertThat(snapshots()).isLessThan(8);
    }

    @Test
    void lateData_isNoPrice() {
        gateway.faults()
                .on("GET", SNAPSHOT)
                .answer(200, "[{\"conid\":265598,\"31\":\"100\",\"84\":\"100\",\"86\":\"100\",\"6509\":\"DPB\"}]");
        routes.start();

        assertDenied(
                routes.send(PLACE, limit("late-1", "100")),
                "priceCollarPercent is set, but no market price of 265598 within 2 s: its data is delayed (6509: DPB)");
        assertThat(gateway.ledger().postsByClientOrderId()).isEmpty();
    }

    @Test
    void noAnswer_isDeniedAfterTwoSeconds() {
        gateway.faults().on("GET", SNAPSHOT).answerLate(Duration.ofSeconds(20));
        routes.start();

        assertDenied(
                routes.send(PLACE, limit("silent-1", "100")),
                "priceCollarPercent is set, but no market price of 265598 within 2 s: IBKR has not answered");
    }

    @Test
    void definitionThatCannotBeRead_nothingIsSent() {
        gateway.faults().on("GET", "/trsrv/secdef").answer(503, "");
        routes.start();

        assertThat(routes.send("ibkr:order/place?allowedSecTypes=STK", limit("unknown-1", "100"))
                        .getException())
                .isInstanceOf(OrderNotSentException.class)
                .hasMessageStartingWith("order unknown-1 was not sent: what its contract is, is not known: ");
    }

    @Test
    void priceThatMovesWhileTheOrderWaits_isDeniedWhenItWouldLeave() throws Exception {
        List<Exchange> quotes = routes.collect("ibkr:stream/smd?conid=265598&fields=last,bid,ask");
        routes.start();
        await().until(() -> !quotes.isEmpty());
        routes.send(PLACE, limit("first-1", "100"));
        var slow = gateway.faults().on("POST", ORDERS).times(1).answerLate(Duration.ofSeconds(2));
        Future<Exchange> ahead = routes.template()
                .asyncSend("ibkr:order/place", exchange -> exchange.getMessage().setBody(limit("ahead-1", "100")));
        await().until(() -> slow.hits() == 1);
        market("101", quotes);
        Future<Exchange> waiting = routes.template()
                .asyncSend(PLACE, exchange -> exchange.getMessage().setBody(limit("waits-1", "101")));
        await().untilAsserted(() -> assertThat(routes.orderStates("waits-1")).containsExactly("INTENT"));

        market("50");

        assertThat(ahead.get().getException()).isNull();
        assertDenied(
                waiting.get(),
                "priceCollarPercent is 3, the order's price 101 is 102.00 % away from the market's price, 50.00");
        assertThat(routes.orderStates("waits-1")).containsExactly("INTENT", "DENIED");
        assertThat(gateway.ledger().postsByClientOrderId()).doesNotContainKey("waits-1");
    }

    @Test
    void priceThatGrowsOldWhileTheOrderWaits_isDenied() throws Exception {
        routes.start();
        // its price is known, or would have to be asked for while the other one keeps everybody waiting
        assertThat(routes.send(PLACE, limit("first-1", "100")).getException()).isNull();
        var slow = gateway.faults().on("POST", ORDERS).times(1).answerLate(Duration.ofSeconds(6));
        Future<Exchange> ahead = routes.template()
                .asyncSend("ibkr:order/place", exchange -> exchange.getMessage().setBody(limit("ahead-1", "100")));
        await().until(() -> slow.hits() == 1);
        Future<Exchange> waiting = routes.template()
                .asyncSend(PLACE, exchange -> exchange.getMessage().setBody(limit("waits-1", "101")));

        assertThat(ahead.get().getException()).isNull();
        assertThat(waiting.get().getException())
                .isInstanceOf(OrderDeniedException.class)
                .hasMessageContaining("priceCollarPercent is set, but ");
        assertThat(gateway.ledger().postsByClientOrderId()).doesNotContainKey("waits-1");
    }
}
