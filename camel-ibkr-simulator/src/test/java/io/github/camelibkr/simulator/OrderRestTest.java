package io.github.camelibkr.simulator;

import static io.github.camelibkr.simulator.Orders.idOf;
import static io.github.camelibkr.simulator.Orders.limit;
import static io.github.camelibkr.simulator.Orders.market;
import static io.github.camelibkr.simulator.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.ledger.OrderEntry;
import io.github.camelibkr.simulator.wire.Json;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderRestTest {

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
    void clientOrderId_cannotBeUsedTwice() {
        rest.place(market("BUY", 1, "once"));

        JsonNode again = rest.place(market("BUY", 1, "once"));

        assertThat(again.path("error").asText())
                .isEqualTo("Order couldn't be submitted: Local order ID=once already registered");
        assertThat(simulator.ledger().orders()).hasSize(1);
        assertThat(simulator.ledger().postsByClientOrderId()).containsEntry("once", 2);
    }

    @Test
    void orderIds_canExceed32Bits() {
        rest.place(market("BUY", 1, "a"));
        rest.place(market("BUY", 1, "b"));

        assertThat(simulator.ledger().orders().stream().map(OrderEntry::orderId))
                .hasSize(2)
                .anyMatch(id -> id > Integer.MAX_VALUE)
                .anyMatch(id -> id <= Integer.MAX_VALUE);
    }

    @Test
    void orders_firstCallIsEmpty_andFiltersSilenceSor() {
        long id = idOf(rest.place(limit("BUY", 1, "100")));
        await().until(() -> inLedger(id).status().equals("Submitted"));
        try (SocketClient socket = SocketClient.ready(simulator)) {
            assertThat(rest.get("/iserver/account/orders").body()).isEqualTo("{\"orders\":[],\"snapshot\":false}");
            JsonNode second = rest.json("/iserver/account/orders");
            assertThat(second.path("snapshot").asBoolean()).isTrue();
            assertThat(second.at("/orders/0/orderId").asLong()).isEqualTo(id);
            assertThat(rest.json("/iserver/account/orders?filters=filled").path("orders"))
                    .isEmpty();
            assertThat(rest.get("/iserver/account/orders?filters=PreSubmitted").statusCode())
                    .isEqualTo(500);
            socket.send("sor+{}").settle();
            assertThat(socket.topic("sor")).isEmpty();

            assertThat(rest.json("/iserver/account/orders?force=true").path("orders"))
                    .isEmpty();

            assertThat(socket.send("sor+{}").settle().topic("sor")).hasSize(1);
        }
    }

    @Test
    void status_ofAnOrder_usesOtherNames_andIs503WhenUnknown() {
        long id = idOf(rest.place(limit("BUY", 2, "100")));

        JsonNode status = rest.json("/iserver/account/order/status/" + id);
        var unknown = rest.get("/iserver/account/order/status/1");

        assertThat(status.path("order_id").asLong()).isEqualTo(id);
        assertThat(status.path("total_size").asText()).isEqualTo("2.0");
        assertThat(status.path("limit_price").asText()).isEqualTo("100.00");
        assertThat(status.path("tif").asText()).isEqualTo("DAY");
        assertThat(unknown.statusCode()).isEqualTo(503);
        assertThat(unknown.body()).isEqualTo("{\"error\":\"Order 1 is not found\",\"statusCode\":503}");
    }

    @Test
    void trades_firstCallIsEmpty() {
        long id = idOf(rest.place(market("SELL", 5, "t")));
        await().until(() -> inLedger(id).status().equals("Filled"));

        assertThat(rest.get("/iserver/account/trades").body()).isEqualTo("[]");
        assertThat(rest.json("/iserver/account/trades").get(0).path("order_id").asLong())
                .isEqualTo(id);
    }

    @Test
    void badOrders_areRefused() {
        assertThat(statusOf("DU7654321", limit("BUY", 1, "1"))).isEqualTo(400);
        assertThat(rest.post("/iserver/account/DU7654321/orders", "{\"orders\":[]}")
                        .body())
                .isEqualTo("{\"error\":\"Bad Request: accountId is not valid: DU7654321\",\"statusCode\":400}");
        assertThat(statusOf("DU1234567", "{\"conid\":265598}")).isEqualTo(400);
        assertThat(statusOf("DU1234567", limit("BUY", 0, "1"))).isEqualTo(500);
        assertThat(statusOf("DU1234567", order("LMT", "BUY", 1, ""))).isEqualTo(400);
        assertThat(statusOf("DU1234567", order("MKT", "HOLD", 1, ""))).isEqualTo(400);
        assertThat(statusOf(
                        "DU1234567",
                        "{\"conid\":1,\"orderType\":\"MKT\",\"side\":\"BUY\",\"tif\":\"DAY\"," + "\"quantity\":1}"))
                .isEqualTo(400);
        assertThat(rest.post("/iserver/account/DU1234567/orders", "{nonsense").statusCode())
                .isEqualTo(400);
        assertThat(simulator.ledger().orders()).isEmpty();
    }

    @Test
    void cancel_ofUnknownAndFinishedOrders_isRefused() {
        long id = idOf(rest.place(market("BUY", 1, "x")));
        await().until(() -> inLedger(id).status().equals("Filled"));

        assertThat(rest.delete("/iserver/account/DU1234567/order/" + id).statusCode())
                .isEqualTo(400);
        assertThat(Json.read(rest.delete("/iserver/account/DU1234567/order/1").body())
                        .path("error")
                        .asText())
                .isEqualTo("OrderID 1 doesn't exist");
    }

    private int statusOf(String account, String order) {
        return rest.post("/iserver/account/" + account + "/orders", "{\"orders\":[" + order + "]}")
                .statusCode();
    }

    private OrderEntry inLedger(long id) {
        return simulator.ledger().orders().stream()
                .filter(order -> order.orderId() == id)
                .findFirst()
                .orElseThrow();
    }
}
