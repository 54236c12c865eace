package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.order.guard.TradingMode;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import io.github.camelibkr.simulator.session.Login;
import io.github.camelibkr.simulator.trading.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Each row of the catalogue, from a route to the gateway and back")
class OperationContractTest extends VirtualTest {

    private static final Instant NOON = Instant.parse("2026-12-01T17:00:00Z");

    /** Whatever brings an order to IBKR, or changes one there: OrderEntryTest and its like hold these. */
    private static final Set<String> ORDERS = Set.of(
            "order/place",
            "order/reply",
            "order/preview",
            "order/modify",
            "order/cancel",
            "order/cancelAll",
            "order/suppress",
            "order/resetSuppression",
            "order/answerPrompt");

    /** IBKR says nothing at all where it has done this (quirk 7). */
    private static final Set<String> SAYS_NOTHING = Set.of("notification/deleteDevice");

    private static final String COMBINATIONS = "[{\"name\":\"CS\",\"description\":\"1*265598-1*272093\","
            + "\"legs\":[{\"conid\":\"265598\",\"ratio\":1},{\"conid\":\"272093\",\"ratio\":-1}],\"positions\":[]}]";

    private static List<Operation> atIbkr() {
        return Operations.all().stream()
                .filter(row -> !row.isLocal() && !ORDERS.contains(row.name()))
                .toList();
    }

    @Test
    @DisplayName("the orders that are left out here are rows")
    void orders_areRows() {
        assertThat(Operations.all()).extracting(Operation::name).containsAll(ORDERS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void request_isThatOfTheRow_andTheAnswerOfItsType(String name) throws Exception {
        Operation row = Operations.get(name);
        OperationExample example = OperationExamples.find(name);
        assertThat(example).as("an example of " + name).isNotNull();
        Login login = name.matches("account/(search|selectDynamic)") ? Login.DYNAMIC : Login.PAPER;
        begin(choices -> choices.virtualTime(NOON).login(login));
        routes.configuration().setTradingMode(TradingMode.paper);
        routes.start();
        example = prepared(example);
        long before = gateway.ledger().requestCount();

        Exchange exchange = send(example.uri(), example.body());

        assertThat(exchange.getException()).isNull();
        List<RequestEntry> sent = gateway.ledger().requests().stream()
                .filter(request -> request.api() && request.sequence() > before)
                .toList();
        assertThat(sent).as(example.request()).anyMatch(example::isSameAs);
        Object body = exchange.getMessage().getBody();
        assertThat(body).isInstanceOf(row.answer());
        if (!SAYS_NOTHING.contains(name)) {
            assertThat(says(json(body))).as("it says something: %s", body).isTrue();
        }
    }

    private static List<String> names() {
        return atIbkr().stream().map(Operation::name).toList();
    }

    /** What the example is about is there, and its ids are known. */
    private OperationExample prepared(OperationExample example) throws Exception {
        String alert = "";
        String order = "";
        switch (example.operation().split("/")[0]) {
            case "portfolio", "order" -> {
                gateway.trading().tradeElsewhere(OperationExamples.ACCOUNT, 265598, Side.BUY, "10", "270.00");
                order = Long.toString(gateway.ledger().orders().get(0).orderId());
                gateway.faults()
                        .on("GET", "/portfolio/" + OperationExamples.ACCOUNT + "/combo/positions")
                        .answer(200, COMBINATIONS);
            }
            case "performance" ->
                gateway.trading().tradeElsewhere(OperationExamples.ACCOUNT, 265598, Side.BUY, "10", "270.00");
            case "marketdata" -> send("ibkr:marketdata/snapshot?conid=8314&fields=last", null);
            case "alert" ->
                alert = json(send("ibkr:alert/save?accountId=" + OperationExamples.ACCOUNT, OperationExamples.ALERT)
                                .getMessage()
                                .getBody())
                        .path("order_id")
                        .asText();
            case "watchlist" -> send("ibkr:watchlist/save", OperationExamples.WATCHLIST);
            case "notification" -> {
                send(OperationExamples.find("notification/enableDevice").uri(), null);
                gateway.news().fyi("MF", "One", "text");
                gateway.news().fyi("MF", "Two", "text");
            }
            case "allocation" -> send("ibkr:allocation/addGroup", OperationExamples.GROUP);
            case "model" -> {
                send("ibkr:model/save", OperationExamples.MODEL);
                send("ibkr:model/invest", OperationExamples.INVESTMENT);
            }
            default -> {
                // it is there
            }
        }
        return example.with(alert, order, notification(example));
    }

    private String notification(OperationExample example) throws Exception {
        return example.uri().contains("@notification")
                ? json(send("ibkr:notification/list?max=5", null).getMessage().getBody())
                        .at("/0/ID")
                        .asText()
                : "";
    }

    private Exchange send(String uri, String body) throws Exception {
        return turnUntilAnswered(uri, body, Map.of());
    }

    private static JsonNode json(Object body) {
        return body instanceof IbkrMessage message ? IbkrJson.tree(message) : (JsonNode) body;
    }

    /** Whether there is a value anywhere in it. */
    private static boolean says(JsonNode json) {
        if (json.isValueNode()) {
            return !json.isNull() && !json.asText().isEmpty();
        }
        for (JsonNode child : json) {
            if (says(child)) {
                return true;
            }
        }
        return false;
    }
}
