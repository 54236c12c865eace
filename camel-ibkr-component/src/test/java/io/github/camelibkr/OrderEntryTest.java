package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.model.CancelReceipt;
import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.InvalidOrderException;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderQuestion;
import io.github.camelibkr.model.OrderQuestionException;
import io.github.camelibkr.model.OrderRejectedException;
import io.github.camelibkr.model.OrderReply;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.order.guard.TradingMode;
import io.github.camelibkr.simulator.ledger.OrderEntry;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An order")
class OrderEntryTest extends OrderTest {

    private static final String PLACE = "ibkr:order/place";
    private static final String CONFIRMED = PLACE + "?confirm=o163,o354,o10153";
    private static final String ORDERS = "/iserver/account/*/orders";

    private static OrderRequest order(String id) {
        return OrderRequest.builder()
                .clientOrderId(id)
                .conid(265598L)
                .side("BUY")
                .orderType("LMT")
                .quantity(BigDecimal.ONE)
                .price(new BigDecimal("1.00"))
                .build();
    }

    private static OrderOutcome outcome(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(OrderOutcome.class);
    }

    @Test
    @DisplayName("whose questions are all allowed is placed, once, and its outcome tells what was confirmed (quirk 51)")
    void quirk51_chainOfQuestions() {
        routes.start();

        Exchange answer = routes.send(CONFIRMED, order("chain-1"));

        OrderOutcome outcome = outcome(answer);
        assertThat(outcome.state()).isEqualTo(OrderOutcome.State.ACCEPTED);
        assertThat(outcome.accountId()).isEqualTo(gateway.account());
        assertThat(outcome.clientOrderId()).isEqualTo("chain-1");
        assertThat(outcome.confirmed())
                .flatExtracting(OrderQuestion::messageIds)
                .containsExactly("o163", "o354", "o10153");
        assertThat(outcome.confirmed().get(2).messages().get(0)).doesNotContain("<h4>");
        assertThat(answer.getMessage().getHeader(IbkrConstants.EVENT_ORDER_ID)).isEqualTo(outcome.orderId());
        assertThat(answer.getMessage().getHeader(IbkrConstants.EVENT_ORDER_STATE))
                .isEqualTo("ACCEPTED");
        assertThat(gateway.ledger().orders())
                .singleElement()
                .extracting(OrderEntry::clientOrderId)
                .isEqualTo("chain-1");
        assertThat(gateway.ledger().postsByClientOrderId()).containsEntry("chain-1", 1);
    }

    @Test
    @DisplayName("with a question that is not allowed is answered no; the exception says how to allow it")
    void questionNotAllowed() {
        routes.start();

        Exchange answer = routes.send(PLACE + "?confirm=o163", order("refused-1"));

        assertThat(answer.getException())
                .isInstanceOf(OrderQuestionException.class)
                .hasMessageStartingWith("order refused-1 was not placed: IBKR asks (o354) \"")
                .hasMessageEndingWith("and was answered no. To answer it with yes, add confirm=o354 to the endpoint.");
        assertThat(((OrderQuestionException) answer.getException()).question().messageIds())
                .containsExactly("o354");
        assertThat(gateway.ledger().orders()).isEmpty();
        assertThat(gateway.ledger().requests())
                .filteredOn(request -> request.path().contains("/iserver/reply/"))
                .last()
                .extracting(RequestEntry::body)
                .isEqualTo("{\"confirmed\":false}");
    }

    @Test
    @DisplayName("with onQuestion=giveBack hands the question to the route, which answers it with order/reply")
    void giveBackAndReply() {
        routes.start();
        OrderOutcome asked = outcome(routes.send(PLACE + "?onQuestion=giveBack", order("asked-1")));
        assertThat(asked.state()).isEqualTo(OrderOutcome.State.QUESTION);
        assertThat(gateway.ledger().orders()).isEmpty();

        OrderOutcome placed = outcome(routes.send(
                "ibkr:order/reply?confirm=o354,o10153",
                new OrderReply(asked.question().replyId(), true)));

        assertThat(placed.state()).isEqualTo(OrderOutcome.State.ACCEPTED);
        assertThat(gateway.ledger().orders()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("question can be answered by map and by JSON text as well")
    void replyByMapAndText(boolean asMap) {
        routes.start();
        String id = "reply-" + asMap;
        String replyId = outcome(routes.send(PLACE + "?onQuestion=giveBack", order(id)))
                .question()
                .replyId();
        Object body = asMap
                ? Map.of("replyId", replyId, "confirmed", false)
                : "{\"replyId\":\"" + replyId + "\",\"confirmed\":false}";

        OrderOutcome discarded = outcome(routes.send("ibkr:order/reply", body));

        assertThat(discarded.state()).isEqualTo(OrderOutcome.State.DISCARDED);
        assertThat(gateway.ledger().orders()).isEmpty();
    }

    @Test
    @DisplayName("is accepted as JSON text, as bytes, as a map and as a tree")
    void everyForm() throws Exception {
        routes.start();
        String json = "{\"clientOrderId\":\"%s\",\"conid\":265598,\"side\":\"buy\",\"orderType\":\"LMT\","
                + "\"quantity\":1,\"price\":1.00}";

        outcome(routes.send(CONFIRMED, json.formatted("text")));
        outcome(routes.send(CONFIRMED, json.formatted("bytes").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        outcome(routes.send(
                CONFIRMED,
                Map.of(
                        "cOID",
                        "map",
                        "conid",
                        265598,
                        "side",
                        "BUY",
                        "orderType",
                        "LMT",
                        "quantity",
                        1,
                        "price",
                        1.5)));
        outcome(routes.send(
                CONFIRMED, new com.fasterxml.jackson.databind.ObjectMapper().readTree(json.formatted("tree"))));

        assertThat(gateway.ledger().orders())
                .extracting(OrderEntry::clientOrderId)
                .containsExactly("text", "bytes", "map", "tree");
    }

    @Test
    @DisplayName("is denied while tradingMode is readOnly, and nothing is sent")
    void readOnly() {
        routes.configuration().setTradingMode(TradingMode.readOnly);
        routes.start();

        Exchange answer = routes.send(CONFIRMED, order("closed-1"));

        assertThat(answer.getException())
                .isInstanceOf(OrderDeniedException.class)
                .hasMessage(
                        "order denied, nothing was sent: order entry is closed: tradingMode is readOnly; set"
                                + " tradingMode=paper to trade on a paper account, here and, if it is set there, on the component");
        assertThat(gateway.ledger().requests("POST", "/iserver/account/" + gateway.account() + "/orders"))
                .isEmpty();
    }

    @Test
    @DisplayName("is denied while the component says readOnly, whatever its endpoint says: the stricter holds")
    void readOnlyComponent_isNotOpenedByAnEndpoint() {
        routes.configuration().setTradingMode(TradingMode.readOnly);
        routes.start();

        Exchange answer = routes.send(CONFIRMED + "&tradingMode=paper", order("closed-2"));

        assertThat(answer.getException())
                .isInstanceOf(OrderDeniedException.class)
                .hasMessageContaining("order entry is closed: tradingMode is readOnly");
        assertThat(gateway.ledger().postsByClientOrderId()).isEmpty();
    }

    @Test
    @DisplayName("is placed by an endpoint that says paper, where the component says nothing")
    void silentComponent_leavesItToItsEndpoints() {
        routes.configuration().setTradingMode(null);
        routes.start();

        assertThat(routes.send(CONFIRMED + "&tradingMode=paper", order("open-1"))
                        .getException())
                .isNull();
        assertThat(routes.send(CONFIRMED, order("closed-3")).getException()).isInstanceOf(OrderDeniedException.class);
        assertThat(gateway.ledger().postsByClientOrderId()).containsOnlyKeys("open-1");
    }

    @Test
    @DisplayName("is for paper where the component says paper and its endpoint live")
    void paperComponent_isNotMadeLiveByAnEndpoint() {
        routes.start();

        assertThat(routes.send(CONFIRMED + "&tradingMode=live", order("paper-1"))
                        .getException())
                .isNull();
        routes.configuration().setTradingMode(TradingMode.readOnly);
        assertThat(routes.send(CONFIRMED + "&tradingMode=live", order("paper-2"))
                        .getException())
                .as("closed while it runs")
                .isInstanceOf(OrderDeniedException.class);
    }

    @Test
    @DisplayName("sent twice is one order: the second fails and tells what became of the first (quirk 58)")
    void quirk58_duplicate() {
        routes.start();
        String orderId = outcome(routes.send(CONFIRMED, order("twice-1"))).orderId();

        Exchange again = routes.send(CONFIRMED, order("twice-1"));

        assertThat(again.getException())
                .isInstanceOf(DuplicateOrderException.class)
                .hasMessage("order twice-1 was not sent again: it was answered with ACCEPTED as order " + orderId
                        + ". A new order needs a new clientOrderId.");
        assertThat(gateway.ledger().postsByClientOrderId()).containsEntry("twice-1", 1);
    }

    @Test
    @DisplayName("without clientOrderId that is no file and comes from no queue is refused")
    void noIdentity() {
        routes.start();

        Exchange answer = routes.send(CONFIRMED, order(null));

        assertThat(answer.getException())
                .isInstanceOf(InvalidOrderException.class)
                .hasMessage("invalid order, nothing was sent: it has no clientOrderId, option clientOrderId gives none,"
                        + " and none can be derived: the message is neither from JMS, nor from Kafka, nor a file, or it"
                        + " has the headers of several of them, or of a JMS answer. Without one, the same message could"
                        + " become two orders.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JMSMessageID", "kafka.OFFSET"})
    @DisplayName("without clientOrderId gets one that a redelivery of the same message gets again")
    void derivedIdentity(String header) {
        routes.start();
        for (int delivery = 1; delivery <= 2; delivery++) {
            routes.template().request(CONFIRMED, exchange -> {
                exchange.getMessage().setBody(order(null));
                exchange.getMessage().setHeader(header, "42");
            });
        }

        assertThat(gateway.ledger().orders())
                .singleElement()
                .extracting(OrderEntry::clientOrderId)
                .asString()
                .matches("(jms|kafka)-[0-9a-f]{32}");
    }

    @Test
    @DisplayName("that IBKR rejects with status 200 fails with IBKR's reason (quirk 28)")
    void quirk28_rejected() {
        gateway.faults().on("POST", ORDERS).answer(200, "{\"error\":\"No trading permissions.\"}");
        routes.start();

        Exchange answer = routes.send(CONFIRMED, order("rejected-1"));

        assertThat(answer.getException())
                .isInstanceOf(OrderRejectedException.class)
                .hasMessage("IBKR rejected order rejected-1: No trading permissions.");
    }

    @Test
    @DisplayName("whose answer does not come in time is unknown, never failed, and is not sent again")
    void timeout() {
        routes.configuration().setRequestTimeout(3_000);
        routes.start();
        gateway.faults().on("POST", ORDERS).loseAnswer();

        Exchange answer = routes.send(CONFIRMED, order("late-1"));

        assertThat(answer.getException())
                .isInstanceOf(OrderUnknownException.class)
                .hasMessage(
                        "the outcome of order late-1 is unknown: order/place: no answer within 3000 ms; whether IBKR"
                                + " acted on it is unknown. Do not send it again: look for its clientOrderId in order/list and"
                                + " stream/sor first.");
        assertThat(gateway.ledger().postsByClientOrderId()).containsEntry("late-1", 1);
        assertThat(routes.send(CONFIRMED, order("late-1")).getException()).isInstanceOf(DuplicateOrderException.class);
        assertThat(gateway.ledger().postsByClientOrderId()).containsEntry("late-1", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "reset", "401", "403", "429", "500", "502", "503", "garbage"})
    @DisplayName("whose request left is unknown after every fault, and is sent once")
    void faultsAfterTheBodyLeft(String fault) {
        routes.start();
        var rule = gateway.faults().on("POST", ORDERS);
        switch (fault) {
            case "close" -> rule.closeAfterRead();
            case "reset" -> rule.resetAfterRead();
            case "garbage" -> rule.answer(200, "<html>hello</html>");
            default -> rule.answer(Integer.parseInt(fault), "");
        }
        String id = "fault-" + fault;

        Exchange answer = routes.send(CONFIRMED, order(id));

        assertThat(answer.getException()).isInstanceOf(OrderUnknownException.class);
        assertThat(((OrderUnknownException) answer.getException()).clientOrderId())
                .isEqualTo(id);
        assertThat(gateway.ledger().postsByClientOrderId()).containsEntry(id, 1);
    }

    @Test
    @DisplayName("that cannot be sent because the gateway is down was not sent, and may be sent later")
    void gatewayDown() {
        routes.start();
        outcome(routes.send(CONFIRMED, order("before")));
        gateway.down();

        Exchange answer = routes.send(CONFIRMED, order("down-1"));

        assertThat(answer.getException())
                .isInstanceOf(OrderNotSentException.class)
                .hasMessageStartingWith("order down-1 was not sent: ");
        gateway.up();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        routes.send(CONFIRMED, order("down-1")).getException())
                .isNull());
        assertThat(gateway.ledger().postsByClientOrderId()).containsEntry("down-1", 1);
    }

    @Test
    @DisplayName("can be cancelled by id (quirk 64)")
    void quirk64_cancel() {
        routes.start();
        String orderId = outcome(routes.send(CONFIRMED, order("cancel-1"))).orderId();

        Exchange answer = routes.template().request("ibkr:order/cancel", exchange -> exchange.getMessage()
                .setHeader(IbkrConstants.ORDER_ID, orderId));

        assertThat(answer.getException()).isNull();
        CancelReceipt receipt = answer.getMessage().getBody(CancelReceipt.class);
        assertThat(receipt).isEqualTo(new CancelReceipt(gateway.account(), orderId, null, "Request was submitted"));
        await().untilAsserted(() ->
                assertThat(gateway.ledger().orders().get(0).status()).isEqualTo("Cancelled"));
    }

    @Test
    @DisplayName("is redelivered by a route's error handler without a second request")
    void redelivery() throws Exception {
        routes.configuration().setRequestTimeout(3_000);
        gateway.faults().on("POST", ORDERS).loseAnswer();
        routes.context().addRoutes(new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0));
                from("direct:orders").to(CONFIRMED);
            }
        });
        routes.start();

        assertThatThrownBy(() -> routes.template().requestBody("direct:orders", order("redelivered-1")))
                .isInstanceOf(CamelExecutionException.class)
                .hasCauseInstanceOf(DuplicateOrderException.class);

        assertThat(gateway.ledger().postsByClientOrderId()).containsEntry("redelivered-1", 1);
    }

    @Test
    @DisplayName("O9, quirk 52: while questions are pending nothing else is heard, not even from another context")
    void o9_quirk52_questionsPending_nobodyInterrupts() throws Exception {
        routes.start();
        try (IbkrRoutes others = IbkrRoutes.trading(gateway).start()) {
            List<Future<Exchange>> orders = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                IbkrRoutes who = i % 2 == 0 ? routes : others;
                // far from the market: three questions each
                OrderRequest asked = order("asked-" + i);
                orders.add(who.template()
                        .asyncSend(CONFIRMED, exchange -> exchange.getMessage().setBody(asked)));
                who.template().asyncRequestBody("ibkr:account/list", null, IbkrMessage.class);
                who.template().asyncRequestBody("ibkr:session/status", null, IbkrMessage.class);
            }
            for (Future<Exchange> order : orders) {
                assertThat(order.get().getException()).isNull();
            }
        }

        assertThat(gateway.ledger().orders()).hasSize(6);
        assertThat(gateway.ledger().postsByClientOrderId().values()).containsOnly(1);
    }
}
