package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderQuestionException;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The outcome of an order")
class OrderOutcomesTest extends OrderTest {

    private static final String PLACE = "ibkr:order/place";
    private static final String CONFIRMED = PLACE + "?confirm=o163,o354,o10153";
    private static final String UNTIL_FINAL = CONFIRMED + "&orderUpdates=until-final";
    private static final String ORDERS = "/iserver/account/*/orders";

    /** Far below the market, so that it stays there. */
    private static String order(String id) {
        return "{\"clientOrderId\":\"" + id
                + "\",\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"LMT\",\"quantity\":2,\"price\":1}";
    }

    private JournalState recorded(String id) {
        Exception answer = routes.send(CONFIRMED, order(id)).getException();
        assertThat(answer).isInstanceOf(DuplicateOrderException.class);
        return ((DuplicateOrderException) answer).recorded().state();
    }

    private CompletableFuture<Exchange> inBackground(String uri, String id) {
        return routes.template().asyncSend(uri, exchange -> {
            exchange.setPattern(ExchangePattern.InOut);
            exchange.getMessage().setBody(order(id));
        });
    }

    @Test
    @DisplayName(
            "after a no is decided by the orders at IBKR: they are read before the route hears that nothing stands")
    void refused_isDecidedByTheOrders() {
        routes.start();

        Exchange answer = routes.send(PLACE, order("refused-1"));

        assertThat(answer.getException()).isInstanceOf(OrderQuestionException.class);
        List<RequestEntry> requests = gateway.ledger().requests();
        long no = requests.stream()
                .filter(request -> request.path().contains("/iserver/reply/"))
                .findFirst()
                .orElseThrow()
                .sequence();
        assertThat(requests)
                .filteredOn(request -> request.path().endsWith("/iserver/account/orders"))
                .isNotEmpty()
                .allMatch(request -> request.sequence() > no);
        assertThat(recorded("refused-1")).isEqualTo(JournalState.DISCARDED);
    }

    @Test
    @DisplayName("after a no is ACCEPTED if IBKR placed the order all the same, and says so")
    void refused_butPlaced_isAccepted() {
        routes.start();
        // the no is taken for a yes: the answer to the order is lost on its way, and the order stands
        gateway.faults()
                .on("POST", ORDERS)
                .times(1)
                .carryOutThenAnswer(
                        200,
                        "[{\"id\":\"0a1b2c3d-0000-4000-8000-000000000000\",\"message\":[\"Really?\"],\"messageIds\":[\"o163\"]}]");
        routes.send("ibkr:order/suppress?messageIds=o163,o354,o10153", null);

        Exchange answer = routes.send(PLACE, order("placed-1"));

        assertThat(answer.getException()).isNull();
        OrderOutcome outcome = answer.getMessage().getBody(OrderOutcome.class);
        assertThat(outcome.state()).isEqualTo(OrderOutcome.State.ACCEPTED);
        assertThat(outcome.text()).isEqualTo("it stands at IBKR, although its question was answered no");
        assertThat(gateway.ledger().orders())
                .singleElement()
                .satisfies(order -> assertThat(Long.toString(order.orderId())).isEqualTo(outcome.orderId()));
        assertThat(recorded("placed-1")).isEqualTo(JournalState.ACCEPTED);
    }

    @Test
    @DisplayName("comes with orderUpdates=until-final once the order is filled, and tells how")
    void untilFinal_filled_tellsHow() throws Exception {
        routes.start();
        CompletableFuture<Exchange> sent = inBackground(UNTIL_FINAL, "end-1");
        await().until(() -> !gateway.ledger().orders().isEmpty());
        long orderId = gateway.ledger().orders().get(0).orderId();
        assertThat(sent).isNotDone();

        gateway.trading().fill(orderId, "2", "1.00");

        OrderOutcome outcome = sent.get(30, TimeUnit.SECONDS).getMessage().getBody(OrderOutcome.class);
        assertThat(outcome.state()).isEqualTo(OrderOutcome.State.ACCEPTED);
        assertThat(outcome.status()).isEqualTo("Filled");
        assertThat(outcome.order().filled()).isEqualByComparingTo("2");
        assertThat(outcome.order().clientOrderId()).isEqualTo("end-1");
    }

    @Test
    @DisplayName("comes with orderUpdates=until-final also if the websocket never says it")
    void untilFinal_mute_isReadOverRest() throws Exception {
        routes.start();
        CompletableFuture<Exchange> sent = inBackground(UNTIL_FINAL, "end-2");
        await().until(() -> !gateway.ledger().orders().isEmpty());
        gateway.faults().sockets().cutAll();

        gateway.trading().cancel(gateway.ledger().orders().get(0).orderId());

        assertThat(sent.get(60, TimeUnit.SECONDS)
                        .getMessage()
                        .getBody(OrderOutcome.class)
                        .status())
                .isEqualTo("Cancelled");
    }

    @Test
    @DisplayName("O15: does not keep an application from stopping that waits for the end of an order")
    void O15_stop_whileWaitingForTheEnd_goesOnWithWhatIsKnown() throws Exception {
        List<Object> bodies = new CopyOnWriteArrayList<>();
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:in")
                        .to(UNTIL_FINAL)
                        .process(exchange -> bodies.add(exchange.getMessage().getBody()));
            }
        });
        routes.start();
        routes.template().sendBody("seda:in", order("end-3"));
        await().until(() -> !gateway.ledger().orders().isEmpty());
        await().until(() -> routes.context().getInflightRepository().size() == 1);

        routes.close();

        assertThat(bodies).singleElement().isInstanceOfSatisfying(OrderOutcome.class, outcome -> {
            assertThat(outcome.state()).isEqualTo(OrderOutcome.State.ACCEPTED);
            assertThat(outcome.order()).isNull();
        });
    }

    @Test
    @DisplayName("O15: is waited for when the application stops; what is not known even then is in doubt")
    void O15_stop_withAnOrderUnderWay_waits_elseItIsInDoubt() throws Exception {
        routes.start();
        // answered after the stop has begun
        gateway.faults().on("POST", ORDERS).times(1).answerLate(Duration.ofMillis(1500));
        routes.send("ibkr:order/suppress?messageIds=o163,o354,o10153", null);
        CompletableFuture<Exchange> answered = inBackground(CONFIRMED, "drain-1");
        await().until(() -> gateway.ledger().postsByClientOrderId().containsKey("drain-1"));

        routes.close();

        assertThat(answered.get(30, TimeUnit.SECONDS).getException()).isNull();
        restart();
        assertThat(recorded("drain-1")).isEqualTo(JournalState.ACCEPTED);

        routes.context().getShutdownStrategy().setTimeout(1);
        gateway.faults().on("POST", ORDERS).times(1).neverAnswer();
        CompletableFuture<Exchange> lost = inBackground(CONFIRMED, "drain-2");
        await().until(() -> gateway.ledger().postsByClientOrderId().containsKey("drain-2"));

        routes.close();

        assertThat(lost.get(30, TimeUnit.SECONDS).getException()).isInstanceOf(OrderUnknownException.class);
        restart();
        assertThat(recorded("drain-2")).isEqualTo(JournalState.UNKNOWN);
    }

    /** The same application, started again. */
    private void restart() {
        IbkrRoutes before = routes;
        routes = IbkrRoutes.trading(gateway);
        routes.configuration().setStateDirectory(before.configuration().getStateDirectory());
        routes.start();
    }

    @Test
    @DisplayName("needs no answer to questions that are suppressed, in every brokerage session (quirk 54)")
    void quirk54_suppressed_inEverySession() {
        routes.configuration().setSuppress("o163, o354");
        routes.component().setRhythm(FaultTest.FAST);
        routes.start();
        routes.send("ibkr:order/suppress?messageIds=o10153", null);
        assertThat(routes.send(PLACE, order("quiet-1")).getException()).isNull();

        gateway.session().dropBrokerage();
        await().untilAsserted(() -> assertThat(gateway.ledger().requests("POST", "/iserver/questions/suppress"))
                .hasSize(3));

        assertThat(gateway.ledger()
                        .requests("POST", "/iserver/questions/suppress")
                        .get(2)
                        .body())
                .isEqualTo("{\"messageIds\":[\"o10153\",\"o163\",\"o354\"]}");
        await().until(() -> routes.component().gatewayStatuses().get(0).state() == GatewayState.READY);
        assertThat(routes.send(PLACE, order("quiet-2")).getException()).isNull();
    }
}
