package io.github.camelibkr.simulator;

import static io.github.camelibkr.simulator.Orders.idOf;
import static io.github.camelibkr.simulator.Orders.limit;
import static io.github.camelibkr.simulator.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.ledger.OrderEntry;
import io.github.camelibkr.simulator.trading.Side;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderTypesTest {

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.pacing(false)
            .questions(false)
            .upstreamDelay(Duration.ofMillis(1))
            .establishDelay(Duration.ZERO)
            .orderStepDelay(Duration.ofMillis(2)));

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
    void stopLimit_waitsForItsStop_thenForItsLimit() {
        long id = working(order("STOP_LIMIT", "SELL", 10, ",\"price\":269.50,\"auxPrice\":270"));
        simulator.market().set(265598, "84", "269.00", "31", "270.00");
        assertThat(inLedger(id).status()).isEqualTo("Submitted");

        simulator.market().set(265598, "31", "271.00", "84", "269.60");

        assertThat(inLedger(id).status()).isEqualTo("Filled");
        assertThat(inLedger(id).averagePrice()).isEqualByComparingTo("269.60");
    }

    @Test
    void trailingStop_followsTheMarketUp_andNeverDown() {
        long id = working(order("TRAIL", "SELL", 10, ",\"trailingType\":\"amt\",\"trailingAmt\":1.50"));
        simulator.market().set(265598, "31", "274.00");
        simulator.market().set(265598, "31", "272.60");
        assertThat(inLedger(id).status()).isEqualTo("Submitted");
        assertThat(rest.json("/iserver/account/order/status/" + id)
                        .path("stop_price")
                        .asText())
                .isEqualTo("272.50");

        simulator.market().set(265598, "31", "272.50");

        assertThat(inLedger(id).status()).isEqualTo("Filled");
    }

    @Test
    void trailingStop_inPercent_stopsABuyOnTheWayUp() {
        long id = working(order("TRAIL", "BUY", 10, ",\"trailingType\":\"%\",\"trailingAmt\":1"));
        simulator.market().set(265598, "31", "270.00");
        simulator.market().set(265598, "31", "272.60");
        assertThat(inLedger(id).status()).isEqualTo("Submitted");

        simulator.market().set(265598, "31", "272.70");

        assertThat(inLedger(id).status()).isEqualTo("Filled");
    }

    @Test
    void ordersWithoutTheirPrices_areRefused() {
        for (String order : new String[] {
            order("STOP_LIMIT", "SELL", 1, ",\"price\":269"),
            order("TRAIL", "SELL", 1, ""),
            order("TRAIL", "SELL", 1, ",\"trailingType\":\"points\",\"trailingAmt\":1")
        }) {
            assertThat(rest.place(order).path("statusCode").asInt()).isEqualTo(400);
        }
    }

    @Test
    void modify_changesAWorkingOrder_whichMeetsTheMarketAtOnce() {
        long id = working(order("LMT", "BUY", 10, ",\"price\":100,\"cOID\":\"mine\""));
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("sor+{}").settle();

            JsonNode answer = modify(id, limit("BUY", 20, "101"));

            assertThat(answer.at("/0/order_id").asText()).isEqualTo(Long.toString(id));
            assertThat(answer.at("/0/order_status").asText()).isEqualTo("Submitted");
            assertThat(answer.at("/0/local_order_id").asText()).isEqualTo("mine");
            JsonNode row = socket.await("sor", 2).get(1).at("/args/0");
            assertThat(row.path("price").asText()).isEqualTo("101.00");
            assertThat(row.path("sizeAndFills").asText()).isEqualTo("0/20");
            modify(id, limit("BUY", 20, "272"));
            assertThat(inLedger(id).filled()).isEqualByComparingTo("20");
            assertThat(simulator.ledger().orders()).hasSize(1);
        }
    }

    @Test
    void modify_ofWhatCannotBeChanged_isRefused() {
        long id = working(limit("BUY", 10, "100"));

        assertThat(modify(id, limit("SELL", 10, "100")).path("statusCode").asInt())
                .isEqualTo(400);
        assertThat(modify(1, limit("BUY", 10, "100")).path("error").asText()).isEqualTo("OrderID 1 doesn't exist");
        simulator.trading().fill(id, "10", "100");
        assertThat(modify(id, limit("BUY", 10, "100")).path("error").asText()).isEqualTo("Order is inactive");
    }

    @Test
    void whatif_tellsWhatAnOrderCosts_andSubmitsNothing() {
        simulator.trading().tradeElsewhere("DU1234567", 265598, Side.BUY, "5", "270");

        JsonNode preview = rest.json(
                "/iserver/account/DU1234567/orders/whatif", "{\"orders\":[" + limit("BUY", 10, "270.50") + "]}");

        assertThat(preview.at("/amount/amount").asText()).isEqualTo("2,705.00 USD (10 Shares)");
        assertThat(preview.at("/amount/total").asText()).isEqualTo("2,706.00 USD");
        assertThat(preview.at("/equity/current").asText()).isEqualTo("1,000,007");
        assertThat(preview.at("/initial/change").asText()).isEqualTo("679");
        assertThat(preview.at("/position/after").asText()).isEqualTo("15");
        assertThat(preview.path("error").isNull()).isTrue();
        assertThat(simulator.ledger().orders()).hasSize(1);
        assertThat(rest.post(
                                "/iserver/account/DU1234567/orders/whatif",
                                "{\"orders\":[" + limit("BUY", 0, "270.50") + "]}")
                        .statusCode())
                .isEqualTo(500);
    }

    private long working(String order) {
        long id = idOf(rest.place(order));
        await().until(() -> inLedger(id).status().equals("Submitted"));
        return id;
    }

    private JsonNode modify(long id, String order) {
        return rest.json("/iserver/account/DU1234567/order/" + id, order);
    }

    private OrderEntry inLedger(long id) {
        return simulator.ledger().orders().stream()
                .filter(order -> order.orderId() == id)
                .findFirst()
                .orElseThrow();
    }
}
