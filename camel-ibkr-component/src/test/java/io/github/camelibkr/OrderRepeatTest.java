package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.store.OrderJournal;
import io.github.camelibkr.store.SqliteDatabase;
import io.github.camelibkr.store.StateDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An order that is tried again, or waits")
class OrderRepeatTest extends OrderTest {

    private static final String ORDERS = "/iserver/account/*/orders";

    OrderRepeatTest() {
        super(choices -> choices.questions(false));
    }

    @Test
    @DisplayName("RO1, quirk 16: is posted once, also if IBKR had no brokerage session")
    void quirk16_noBridge_redelivered_isPostedOnce() throws Exception {
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler()
                        .maximumRedeliveries(60)
                        .redeliveryDelay(250)
                        .logExhausted(false));
                from("direct:in").to("ibkr:order/place");
            }
        });
        routes.start();
        gateway.faults()
                .on("POST", ORDERS)
                .times(3)
                .answer(400, "{\"error\":\"Bad Request: no bridge\",\"statusCode\":400}");

        assertThat(routes.send("direct:in", marketOrder("bridge")).getException())
                .isInstanceOf(DuplicateOrderException.class)
                .hasMessageContaining("was rejected: IBKR rejected order bridge: IBKR has no brokerage session");
        assertThat(gateway.ledger().postsByClientOrderId()).containsEntry("bridge", 1);
    }

    @Test
    @DisplayName("RO4: waits for one that comes into doubt while it waits for its turn")
    void onUnknownWait_orderThatWaitsForItsTurnAlready_waits() {
        routes.configuration().setRequestTimeout(2_000);
        routes.start();
        routes.send("ibkr:account/list", null);
        gateway.faults().on("POST", ORDERS).times(1).loseAnswer();
        Future<Exchange> first = routes.template()
                .asyncSend("ibkr:order/place?onUnknown=wait", exchange -> exchange.getMessage()
                        .setBody(marketOrder("one")));
        await().until(() -> gateway.ledger().postsByClientOrderId().containsKey("one"));

        assertThat(routes.send("ibkr:order/place?onUnknown=wait", marketOrder("two"))
                        .getException())
                .isNull();
        assertThat(first).isDone();
        assertThat(gateway.ledger().postsByClientOrderId())
                .containsEntry("one", 1)
                .containsEntry("two", 1);
    }

    @Test
    @DisplayName("O16: is sent if it had not left when its process ended, however many were left behind")
    void O16_intentLeftBehind_messageDeliveredAgain_isSent() throws Exception {
        routes.start();
        gateway.faults().on("POST", ORDERS).times(1).answer(400, "{\"error\":\"no\"}");
        routes.send("ibkr:order/place", marketOrder("i"));
        Path first = routes.state();
        routes.close();
        JournalEntry known;
        try (SqliteDatabase database = new SqliteDatabase(new StateDirectory(first), "ibkr.db")) {
            OrderJournal journal = new OrderJournal(database);
            journal.open(Instant.now());
            known = journal.find("i").orElseThrow();
        }
        routes = IbkrRoutes.trading(gateway);
        try (SqliteDatabase database = new SqliteDatabase(new StateDirectory(routes.state()), "ibkr.db")) {
            OrderJournal journal = new OrderJournal(database);
            journal.open(Instant.now());
            for (int i = 0; i < 60; i++) {
                journal.begin(intent("b-" + i, known, Instant.now().minusSeconds(1)));
            }
            assertThat(journal.begin(intent("i", known, Instant.now()))).isEmpty();
        }
        routes.collect("ibkr:stream/sor");
        routes.start();
        await().untilAsserted(() ->
                assertThat(routes.component().gatewayStatuses().get(0).state()).isEqualTo(GatewayState.READY));

        assertThat(routes.send("ibkr:order/place", marketOrder("i")).getException())
                .isNull();
    }

    private static JournalEntry intent(String id, JournalEntry like, Instant begun) {
        return new JournalEntry(
                id,
                like.accountId(),
                like.gateway(),
                like.kind(),
                JournalState.INTENT,
                null,
                like.content(),
                like.request(),
                "a process that is gone",
                null,
                begun,
                Instant.now());
    }

    @Test
    @DisplayName("until-final: is over if the exchange rejects it later")
    void untilFinal_orderThatTheExchangeRejects_completes() throws Exception {
        routes.start();
        gateway.trading().nextOrder().becomeInactive("not today");

        CompletableFuture<Exchange> exchange = routes.template()
                .asyncSend("ibkr:order/place?orderUpdates=until-final", sent -> sent.getMessage()
                        .setBody("{\"clientOrderId\":\"r\",\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"LMT\","
                                + "\"price\":1.00,\"quantity\":1}"));

        assertThat(exchange.get(45, TimeUnit.SECONDS).getException()).isNull();
    }

    @Test
    @DisplayName("O18: halting does not wait for a route that is being stopped")
    void O18_halt_whileAStoppedRouteIsWaitedFor_returns() throws Exception {
        routes.configuration().setRequestTimeout(20_000);
        routes.start();
        gateway.faults().on("POST", ORDERS).neverAnswer();
        IbkrEndpoint endpoint = routes.context().getEndpoint("ibkr:order/place", IbkrEndpoint.class);
        var producer = endpoint.createAsyncProducer();
        producer.start();
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setBody(marketOrder("one"));
        producer.process(exchange, done -> {});
        await().until(() -> gateway.ledger().postsByClientOrderId().containsKey("one"));

        CompletableFuture<Void> stop = CompletableFuture.runAsync(producer::stop);
        await().until(() -> routes.component().gatewayStatuses().isEmpty());
        routes.component().haltOrders("now");

        assertThat(stop).as("it still waits for its order").isNotDone();
        stop.get(Duration.ofSeconds(60).toSeconds(), TimeUnit.SECONDS);
    }
}
