package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderUnknownException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class OrderQueueTest extends OrderTest {

    private static final String PLACE = "ibkr:order/place";
    private static final String ORDERS = "/iserver/account/*/orders";

    OrderQueueTest() {
        super(choices -> choices.questions(false));
    }

    private static String order(String id) {
        return "{\"clientOrderId\":\"" + id
                + "\",\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"LMT\",\"quantity\":1," + "\"price\":1.00}";
    }

    private void awaitPosted(String id) {
        await().untilAsserted(() ->
                assertThat(gateway.ledger().postsByClientOrderId()).containsKey(id));
    }

    @Test
    void place_ordersBeforeItTakeTooLong_isNotSentLate() throws Exception {
        routes.configuration().setRequestTimeout(5_000);
        routes.start();
        routes.send("ibkr:account/list", null);
        gateway.faults().on("POST", ORDERS).times(1).neverAnswer();
        Future<Exchange> first = routes.template()
                .asyncSend(PLACE, exchange -> exchange.getMessage().setBody(order("slow")));
        awaitPosted("slow");

        Exchange second = routes.send(PLACE + "?maxWait=700", order("late"));

        assertThat(second.getException())
                .isInstanceOf(OrderNotSentException.class)
                .hasMessageMatching(
                        "order late was not sent: no turn within \\d+ ms: an order is being placed, and IBKR forgets what it"
                                + " asks about it if it hears anything else");
        assertThat(first.isDone()).isFalse();
        assertThat(first.get(10, TimeUnit.SECONDS).getException()).isInstanceOf(OrderUnknownException.class);
        assertThat(gateway.ledger().postsByClientOrderId()).containsOnlyKeys("slow");
    }

    @Test
    void stop_ordersInTheQueue_everyExchangeCompletesAndSaysWhatBecameOfIt() throws Exception {
        routes.configuration().setRequestTimeout(20_000);
        routes.start();
        gateway.faults().on("POST", ORDERS).neverAnswer();
        IbkrEndpoint endpoint = routes.context().getEndpoint(PLACE, IbkrEndpoint.class);
        AsyncProducer producer = endpoint.createAsyncProducer();
        producer.start();
        CountDownLatch completed = new CountDownLatch(4);
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Exchange exchange = endpoint.createExchange();
            exchange.getMessage().setBody(order("queued-" + i));
            exchanges.add(exchange);
            producer.process(exchange, synchronously -> completed.countDown());
        }
        awaitPosted("queued-0");

        producer.stop();

        assertThat(completed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(exchanges.get(0).getException()).isInstanceOf(OrderUnknownException.class);
        assertThat(exchanges.subList(1, 4))
                .allSatisfy(exchange -> assertThat(exchange.getException()).isInstanceOf(OrderNotSentException.class));
        // what was not sent may be sent later, once it is known what became of what is in doubt
        gateway.faults().clear();
        assertThat(routes.send(PLACE, order("queued-1")).getException())
                .isInstanceOf(OrderNotSentException.class)
                .hasMessageContaining("whether order queued-0 of account");
        assertThat(routes.send(
                                "ibkr:order/settle",
                                Map.of("clientOrderId", "queued-0", "placed", false, "reason", "looked at TWS"))
                        .getMessage()
                        .getBody(JournalEntry.class)
                        .state())
                .isEqualTo(JournalState.REJECTED);
        assertThat(routes.send(PLACE, order("queued-1")).getException()).isNull();
        assertThat(routes.send(PLACE, order("queued-0")).getException()).isInstanceOf(DuplicateOrderException.class);
    }

    @Test
    void place_paperBeforeAnInterruptionAndLiveAfterIt_isDenied() throws Exception {
        routes.collect("ibkr:stream/sor");
        routes.start();
        await().untilAsserted(() ->
                assertThat(routes.component().gatewayStatuses().get(0).state()).isEqualTo(GatewayState.READY));
        gateway.faults()
                .on("GET", "/iserver/accounts")
                .times(1_000)
                .answer(200, "{\"accounts\":[\"" + gateway.account() + "\"],\"isPaper\":false}");

        gateway.faults().sockets().closeAll(1000);
        await().untilAsserted(() -> assertThat(
                        routes.component().gatewayStatuses().get(0).reconnects())
                .isEqualTo(1));

        assertThat(routes.send(PLACE, order("live")).getException()).isInstanceOf(OrderDeniedException.class);
        assertThat(gateway.ledger().postsByClientOrderId()).isEmpty();
    }

    @Test
    void quirk58_place_idThatIbkrKnows_isUnknownUntilItsOrderIsFound() {
        routes.start();
        gateway.faults()
                .on("POST", ORDERS)
                .times(1)
                .carryOutThenAnswer(
                        200, "{\"error\":\"Order couldn't be submitted: Local order ID=known already registered\"}");

        assertThat(routes.send(PLACE, order("known")).getException())
                .isInstanceOf(OrderUnknownException.class)
                .hasMessageStartingWith("the outcome of order known is unknown: IBKR has an order with this id already,"
                        + " which may be this one (Order couldn't be submitted: Local order ID=known already"
                        + " registered). Do not send it again");
        await().untilAsserted(() -> {
            DuplicateOrderException again =
                    (DuplicateOrderException) routes.send(PLACE, order("known")).getException();
            assertThat(again.recorded().state()).isEqualTo(JournalState.ACCEPTED);
            assertThat(again.recorded().orderId())
                    .isEqualTo(Long.toString(gateway.ledger().orders().get(0).orderId()));
        });
        assertThat(gateway.ledger().postsByClientOrderId()).containsEntry("known", 1);
    }
}
