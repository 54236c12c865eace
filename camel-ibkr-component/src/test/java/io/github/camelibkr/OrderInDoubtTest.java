package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("An order whose outcome is unknown")
class OrderInDoubtTest {

    private static final String PLACE = "ibkr:order/place?confirm=o163,o354,o10153";
    private static final String ORDERS = "/iserver/account/*/orders";

    @RegisterExtension
    final SimulatorExtension extension = SimulatorExtension.create(choices ->
            choices.seed(7).port(Ports.next()).pacing(false).questions(false).establishDelay(Duration.ZERO));

    private Simulator gateway;
    private IbkrRoutes routes;

    @BeforeEach
    void connect() {
        gateway = extension.simulator();
        routes = IbkrRoutes.trading(gateway);
    }

    @AfterEach
    void disconnect() {
        routes.close();
    }

    private static String order(String id) {
        return "{\"clientOrderId\":\"" + id
                + "\",\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"MKT\",\"quantity\":1}";
    }

    private Exchange place(String id) {
        return routes.send(PLACE, order(id));
    }

    private Exchange settle(String id, boolean placed) {
        return routes.send("ibkr:order/settle", Map.of("clientOrderId", id, "placed", placed, "reason", "seen by eye"));
    }

    /** The same application, started again. */
    private void restart() {
        restart(gateway.url().toString());
    }

    private void restart(String url) {
        IbkrRoutes before = routes;
        before.close();
        routes = IbkrRoutes.trading(gateway);
        routes.configuration().setGatewayUrl(url);
        routes.configuration().setStateDirectory(before.state().toString());
        routes.start();
    }

    private static List<Type> types(List<Exchange> events) {
        return events.stream()
                .map(event -> event.getMessage().getBody(LifecycleEvent.class).type())
                .toList();
    }

    @Test
    @DisplayName("O3: is found at IBKR by its clientOrderId, told as an event, and nothing is sent twice")
    void o3_answerLost_isFoundByItsReference() throws Exception {
        routes.configuration().setRequestTimeout(3_000);
        List<Exchange> events = routes.collect("ibkr:stream/lifecycle");
        routes.start();
        gateway.faults().on("POST", ORDERS).times(1).loseAnswer();

        assertThat(place("lost-1").getException()).isInstanceOf(OrderUnknownException.class);

        await().untilAsserted(() -> assertThat(types(events)).contains(Type.ORDER_IN_DOUBT, Type.ORDER_SETTLED));
        DuplicateOrderException again =
                (DuplicateOrderException) place("lost-1").getException();
        assertThat(again.recorded().state()).isEqualTo(JournalState.ACCEPTED);
        assertThat(again.recorded().orderId())
                .isEqualTo(Long.toString(gateway.ledger().orders().get(0).orderId()));
        // and its account may trade again
        assertThat(place("next-1").getException()).isNull();
        assertThat(gateway.ledger().postsByClientOrderId())
                .containsOnly(Map.entry("lost-1", 1), Map.entry("next-1", 1));
    }

    @Test
    @DisplayName("O4: that IBKR never got stays in doubt, holds up its account, and ends by an operator's word alone")
    void o4_neverProcessed_isSettledByHand() {
        routes.configuration().setRequestTimeout(3_000);
        routes.start();
        gateway.faults().on("POST", ORDERS).times(1).neverAnswer();

        assertThat(place("gone-1").getException()).isInstanceOf(OrderUnknownException.class);
        gateway.faults().clear();

        assertThat(place("next-1").getException())
                .isInstanceOf(OrderNotSentException.class)
                .hasMessageContaining("whether order gone-1 of account");
        JournalEntry settled = settle("gone-1", false).getMessage().getBody(JournalEntry.class);
        assertThat(settled.state()).isEqualTo(JournalState.REJECTED);
        assertThat(settled.text()).isEqualTo("settled by hand: seen by eye");
        assertThat(place("next-1").getException()).isNull();
        assertThat(place("gone-1").getException()).isInstanceOf(DuplicateOrderException.class);
        assertThat(gateway.ledger().postsByClientOrderId())
                .containsOnly(Map.entry("gone-1", 1), Map.entry("next-1", 1));
    }

    @Test
    void settle_orderThatIsNotInDoubt_isRefused() {
        routes.start();
        assertThat(place("fine-1").getException()).isNull();

        assertThat(settle("fine-1", false).getException())
                .hasMessage("order/settle: order fine-1 is not in doubt, or the journal cannot be written now; nothing"
                        + " was changed");
    }

    @Test
    @DisplayName("RO5: lets the next order wait with onUnknown=wait, until it is found")
    void onUnknownWait_nextOrder_waitsUntilItIsFound() {
        routes.configuration().setRequestTimeout(3_000);
        routes.start();
        gateway.faults().on("POST", ORDERS).times(1).loseAnswer();
        assertThat(place("lost-2").getException()).isInstanceOf(OrderUnknownException.class);

        Exchange next = routes.send(PLACE + "&onUnknown=wait", order("next-2"));

        assertThat(next.getException()).isNull();
        assertThat(gateway.ledger().postsByClientOrderId())
                .containsOnly(Map.entry("lost-2", 1), Map.entry("next-2", 1));
    }

    @Test
    @DisplayName("O16: from a run that is over is looked for before the first new order")
    void o16_afterARestart_isReconciledFirst() {
        routes.configuration().setRequestTimeout(3_000);
        routes.start();
        gateway.faults().on("POST", ORDERS).times(1).loseAnswer();
        // nothing can be found out yet
        gateway.faults().on("GET", "/iserver/account/orders").times(1_000).answer(503, "");
        gateway.faults().on("GET", "/iserver/account/trades").times(1_000).answer(503, "");
        assertThat(place("lost-3").getException()).isInstanceOf(OrderUnknownException.class);
        gateway.faults().clear();

        restart();

        assertThat(place("next-3").getException()).isNull();
        assertThat(((DuplicateOrderException) place("lost-3").getException())
                        .recorded()
                        .state())
                .isEqualTo(JournalState.ACCEPTED);
        assertThat(gateway.ledger().postsByClientOrderId())
                .containsOnly(Map.entry("lost-3", 1), Map.entry("next-3", 1));
    }

    @Test
    @DisplayName("O16: from a run that is over is looked for, though the gateway has another URL now")
    void o16_afterARestartWithAnotherUrl_isReconciledFirst() {
        String url = gateway.url().toString();
        String same = url.contains("localhost")
                ? url.replace("localhost", "127.0.0.1")
                : url.replace("127.0.0.1", "localhost");
        assertThat(same).isNotEqualTo(url);
        routes.configuration().setRequestTimeout(3_000);
        routes.start();
        gateway.faults().on("POST", ORDERS).times(1).loseAnswer();
        gateway.faults().on("GET", "/iserver/account/orders").times(1_000).answer(503, "");
        gateway.faults().on("GET", "/iserver/account/trades").times(1_000).answer(503, "");
        assertThat(place("lost-4").getException()).isInstanceOf(OrderUnknownException.class);
        gateway.faults().clear();

        restart(same);

        assertThat(place("next-4").getException()).isNull();
        assertThat(gateway.ledger().postsByClientOrderId())
                .containsOnly(Map.entry("lost-4", 1), Map.entry("next-4", 1));
    }

    @Test
    @DisplayName("O6: an order that was accepted is not sent again after a restart")
    void o6_afterARestart_theSameOrderIsADuplicate() {
        routes.start();
        assertThat(place("once-1").getException()).isNull();

        restart();

        assertThat(place("once-1").getException())
                .isInstanceOf(DuplicateOrderException.class)
                .hasMessageStartingWith("order once-1 was not sent again: it was answered with ACCEPTED as order ");
        assertThat(gateway.ledger().postsByClientOrderId()).containsOnly(Map.entry("once-1", 1));
    }

    @Test
    @DisplayName("O7: another order under an id that was used is refused")
    void o7_sameIdOtherOrder_isRefused() {
        routes.start();
        assertThat(place("reused-1").getException()).isNull();

        Exchange other = routes.send(PLACE, order("reused-1").replace("BUY", "SELL"));

        assertThat(other.getException())
                .isInstanceOf(DuplicateOrderException.class)
                .hasMessageContaining("another order was given this clientOrderId at ");
        assertThat(gateway.ledger().postsByClientOrderId()).containsOnly(Map.entry("reused-1", 1));
    }

    @Test
    @DisplayName("C4: no order leaves while the journal cannot be written, and the next one does once it can")
    void c4_journalUnreachable_nothingIsSent() {
        RefusingDataSource database = new RefusingDataSource(routes.state().resolve("orders.db"));
        routes.configuration().setDataSource(database);
        routes.start();
        database.refuse(true);

        assertThat(place("dark-1").getException())
                .isInstanceOf(OrderNotSentException.class)
                .hasMessageContaining("the order journal, dataSource RefusingDataSource, cannot be ");
        assertThat(gateway.ledger().postsByClientOrderId()).isEmpty();

        database.refuse(false);
        assertThat(place("dark-1").getException()).isNull();
    }
}
