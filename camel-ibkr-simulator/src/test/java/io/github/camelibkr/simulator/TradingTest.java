package io.github.camelibkr.simulator;

import static io.github.camelibkr.simulator.Orders.idOf;
import static io.github.camelibkr.simulator.Orders.limit;
import static io.github.camelibkr.simulator.Orders.market;
import static io.github.camelibkr.simulator.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.ledger.ExecutionEntry;
import io.github.camelibkr.simulator.ledger.OrderEntry;
import io.github.camelibkr.simulator.trading.Side;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TradingTest {

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.pacing(false)
            .questions(false)
            .wideOrderIds(true)
            .upstreamDelay(Duration.ofMillis(1))
            .establishDelay(Duration.ZERO)
            .orderStepDelay(Duration.ofMillis(2))
            .commissionDelay(Duration.ofMillis(20)));

    private Simulator simulator;
    private RestClient rest;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        simulator.market().pause();
        simulator.market().set(265598, "31", "271.60", "84", "271.59", "86", "271.61", "85", "300", "88", "300");
        rest = new RestClient(simulator).ready();
    }

    @Test
    void limitOrder_placedAndCancelled_hasTheRecordedLifeOnSor() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("sor+{}").settle();

            JsonNode answer = rest.place(limit("BUY", 1, "100.00")).get(0);
            long id = answer.path("order_id").asLong();
            socket.await("sor", 5);
            JsonNode cancelled = Json.read(
                    rest.delete("/iserver/account/DU1234567/order/" + id).body());
            List<JsonNode> rows = rows(socket, 7);

            assertThat(answer.path("order_id").isTextual()).isTrue();
            assertThat(answer.path("order_status").asText()).isEqualTo("PendingSubmit");
            assertThat(cancelled)
                    .hasToString("{\"msg\":\"Request was submitted\",\"order_id\":" + id
                            + ",\"conid\":-1,\"account\":null}");
            assertThat(rows.stream().map(row -> row.path("status").asText("-")))
                    .containsExactly(
                            "Inactive",
                            "-",
                            "PendingSubmit",
                            "PreSubmitted",
                            "Submitted",
                            "PendingCancel",
                            "Cancelled");
            assertThat(rows)
                    .allMatch(row -> row.path("orderId").isIntegralNumber()
                            && row.path("orderId").asLong() == id);
            assertThat(rows.get(0).path("order_ccp_status").asText()).isEqualTo("Pending Submit");
            assertThat(rows.get(0).path("price").asText()).isEqualTo("100.00");
            assertThat(rows.get(0).path("timeInForce").asText()).isEqualTo("CLOSE");
            assertThat(rows.get(0).path("sizeAndFills").asText()).isEqualTo("0/1");
            assertThat(rows.get(0).has("order_ref")).isFalse();
            assertThat(rows.get(2).toString())
                    .isEqualTo("{\"acct\":\"DU1234567\",\"orderId\":" + id
                            + ",\"status\":\"PendingSubmit\",\"fgColor\":\"#3399CC\"}");
            assertThat(inLedger(id).status()).isEqualTo("Cancelled");
        }
    }

    @Test
    void marketOrder_fillsAtTheQuote_andShowsTheExecutionTwice() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("sor+{}").send("str+{}").settle();

            rest.place(market("BUY", 100, "fill-1"));
            List<JsonNode> executions = socket.await("str", 3);

            assertThat(executions.get(0)).hasToString("{\"topic\":\"str\",\"args\":[]}");
            JsonNode first = executions.get(1).at("/args/0");
            JsonNode second = executions.get(2).at("/args/0");
            assertThat(first.has("commission")).isFalse();
            assertThat(second.path("commission").asText()).isEqualTo("1.0");
            assertThat(second.path("execution_id")).isEqualTo(first.path("execution_id"));
            assertThat(first.path("order_ref").asText()).isEqualTo("fill-1");
            assertThat(first.path("side").asText()).isEqualTo("B");
            assertThat(first.path("price").asText()).isEqualTo("271.61");
            assertThat(first.path("position").asText()).isEqualTo("100");
            assertThat(first.path("net_amount").decimalValue()).isEqualByComparingTo("27161");
            JsonNode last = rows(socket, 6).get(5);
            assertThat(last.path("status").asText()).isEqualTo("Filled");
            assertThat(last.path("avgPrice").asText()).isEqualTo("271.61");
            assertThat(last.path("sizeAndFills").asText()).isEqualTo("100");
            assertThat(simulator.ledger().executionsById())
                    .containsOnlyKeys(first.path("execution_id").asText());
        }
    }

    @Test
    void orderLargerThanTheQuotedSize_fillsInParts() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("sor+{}").settle();
            long id = idOf(rest.place(market("BUY", 500, "big")));
            JsonNode partial = rows(socket, 6).get(5);

            assertThat(partial.path("sizeAndFills").asText()).isEqualTo("300/200");
            assertThat(partial.path("remainingQuantity").toString()).isEqualTo("200.0");
            assertThat(partial.has("conid")).isFalse();
            simulator.market().set(265598, "86", "271.70");

            await().until(() -> inLedger(id).status().equals("Filled"));
            assertThat(inLedger(id).averagePrice()).isEqualByComparingTo("271.646");
            assertThat(rows(socket, 7).get(6).path("avgPrice").asText()).isEqualTo("271.646");
            assertThat(simulator.ledger().executions().stream().map(ExecutionEntry::size))
                    .containsExactly(new BigDecimal("300"), new BigDecimal("200"));
        }
    }

    @Test
    void limitOrder_waitsForItsPrice() {
        long id = idOf(rest.place(limit("SELL", 10, "272.00")));
        await().until(() -> inLedger(id).status().equals("Submitted"));
        simulator.market().set(265598, "84", "271.99");
        assertThat(inLedger(id).status()).isEqualTo("Submitted");

        simulator.market().set(265598, "84", "272.05");

        assertThat(inLedger(id).status()).isEqualTo("Filled");
        assertThat(inLedger(id).averagePrice()).isEqualByComparingTo("272.05");
    }

    @Test
    void stopOrder_waitsForTheLastPrice() {
        long id = idOf(rest.place(order("STP", "SELL", 10, ",\"price\":270")));
        await().until(() -> inLedger(id).status().equals("Submitted"));
        simulator.market().set(265598, "84", "269.00");
        assertThat(inLedger(id).status()).isEqualTo("Submitted");

        simulator.market().set(265598, "31", "270.00");

        assertThat(inLedger(id).status()).isEqualTo("Filled");
    }

    @Test
    void immediateOrCancel_cancelsWhatDidNotFill() {
        long id = idOf(rest.place("{\"conid\":265598,\"orderType\":\"LMT\",\"side\":\"BUY\",\"tif\":\"IOC\","
                + "\"quantity\":400,\"price\":272}"));

        await().until(() -> inLedger(id).status().equals("Cancelled"));
        assertThat(inLedger(id).filled()).isEqualByComparingTo("300");
    }

    @Test
    void str_replaysTheDayOnSubscription_unlessAskedNotTo() {
        simulator.trading().tradeElsewhere("DU1234567", 12087792, Side.BUY, "25000", "1.15845");
        await().untilAsserted(() -> {
            try (SocketClient socket = SocketClient.ready(simulator)) {
                assertThat(socket.send("str+{\"realtimeUpdatesOnly\":false,\"days\":1}")
                                .settle()
                                .topic("str"))
                        .hasSize(3);
            }
        });
        try (SocketClient socket = SocketClient.ready(simulator)) {
            assertThat(socket.send("str+{\"realtimeUpdatesOnly\":true}")
                            .settle()
                            .topic("str"))
                    .hasSize(1);
            JsonNode fx = socket.send("str+{}").settle().topic("str").get(2).at("/args/0");
            assertThat(fx.has("position")).isFalse();
            assertThat(fx.has("order_ref")).isFalse();
            assertThat(fx.path("price").asText()).isEqualTo("1.15845");
        }
    }

    @Test
    void utr_endsTheExecutions() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("str+{}").send("utr").settle();

            simulator.trading().tradeElsewhere("DU1234567", 265598, Side.BUY, "1", "271");

            assertThat(socket.settle().topic("str")).hasSize(1);
        }
    }

    @Test
    void spl_showsProfitRounded_andFollowsTheFills() {
        simulator.trading().tradeElsewhere("DU1234567", 265598, Side.BUY, "100", "270.00");
        try (SocketClient socket = SocketClient.ready(simulator)) {
            JsonNode row = socket.send("spl").settle().topic("spl").get(0).at("/args/DU1234567.Core");

            assertThat(row.path("rowType").asInt()).isEqualTo(1);
            assertThat(row.path("dpl").decimalValue()).isEqualByComparingTo("159");
            assertThat(row.path("mv").decimalValue()).isEqualByComparingTo("27160");
            assertThat(row.path("nl").decimalValue()).isEqualByComparingTo("1000000");
            assertThat(row.path("uel").decimalValue()).isEqualByComparingTo("1000159");
        }
    }

    private OrderEntry inLedger(long id) {
        return simulator.ledger().orders().stream()
                .filter(order -> order.orderId() == id)
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> rows(SocketClient socket, int count) {
        return socket.await("sor", count).stream()
                .map(frame -> frame.at("/args/0"))
                .toList();
    }
}
