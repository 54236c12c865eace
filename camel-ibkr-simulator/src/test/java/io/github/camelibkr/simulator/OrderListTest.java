package io.github.camelibkr.simulator;

import static io.github.camelibkr.simulator.Orders.idOf;
import static io.github.camelibkr.simulator.Orders.limit;
import static io.github.camelibkr.simulator.Orders.market;
import static io.github.camelibkr.simulator.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.trading.Side;
import io.github.camelibkr.simulator.wire.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Orders and executions")
class OrderListTest {

    private static final String ACCOUNT = "DU1234567";
    private static final Duration MOMENT = Duration.ofSeconds(1);

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.pacing(false)
            .questions(false)
            .virtualTime()
            .quoteInterval(Duration.ofHours(1))
            .idleTimeout(Duration.ofDays(30))
            .longestSession(Duration.ofDays(30))
            .upstreamDelay(Duration.ZERO)
            .establishDelay(Duration.ZERO));

    private Simulator simulator;
    private RestClient rest;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        simulator.market().pause();
        simulator.market().set(265598, "31", "271.60", "84", "271.50", "86", "271.70", "85", "300", "88", "300");
        rest = new RestClient(simulator).ready();
    }

    @Test
    @DisplayName("of yesterday are forgotten, unless they still work: 503 (quirk 72)")
    void quirk72_evicted() {
        long filled = idOf(rest.place(market("BUY", 1, "done")));
        long working = idOf(rest.place(limit("BUY", 1, "100")));
        simulator.clock().advance(MOMENT);
        rest.get("/iserver/account/orders");
        assertThat(rest.json("/iserver/account/orders").path("orders")).hasSize(2);

        simulator.clock().advance(Duration.ofHours(25));

        assertThat(rest.json("/iserver/account/orders").path("orders"))
                .singleElement()
                .returns(working, row -> row.path("orderId").asLong());
        assertThat(rest.get("/iserver/account/order/status/" + filled).statusCode())
                .isEqualTo(503);
        assertThat(rest.get("/iserver/account/order/status/" + working).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"'',1", "?days=1,1", "?days=3,2", "?days=7,3", "?days=30,3"})
    @DisplayName("are shown for so many days, one if nothing is said and seven at most (quirk 44)")
    void quirk44_trades(String query, int expected) {
        for (int days = 0; days < 3; days++) {
            simulator.trading().tradeElsewhere(ACCOUNT, 265598, Side.BUY, "1", "270");
            simulator.clock().advance(Duration.ofHours(days == 2 ? 1 : 48));
        }
        assertThat(rest.get("/iserver/account/trades" + query).body()).isEqualTo("[]");

        assertThat(rest.json("/iserver/account/trades" + query)).hasSize(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            str                                                | 2
            str+{}                                             | 2
            str+{"realtimeUpdatesOnly":false,"days":3}         | 4
            str+{"days":"3"}                                   | 4
            str+{"realtimeUpdatesOnly":true,"days":3}          | 0
            str+{"realtimeUpdatesOnly":"True"}                 | 0
            """)
    @DisplayName("are replayed on str as its arguments say, also when they are written as text")
    void replay(String subscription, int expected) {
        simulator.trading().tradeElsewhere(ACCOUNT, 265598, Side.BUY, "1", "270");
        simulator.clock().advance(Duration.ofHours(48));
        simulator.trading().tradeElsewhere(ACCOUNT, 265598, Side.BUY, "1", "270");
        simulator.clock().advance(MOMENT);
        try (SocketClient socket = SocketClient.ready(simulator)) {
            List<JsonNode> frames = socket.send(subscription).settle().topic("str");

            assertThat(frames.get(0).path("args")).isEmpty();
            assertThat(frames).hasSize(1 + expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sor+{\"filters\":[\"Filled\"]}", "sor+{\"filters\":\"Filled\"}"})
    @DisplayName("pass a filter of sor only in exactly that state")
    void filterOfSor(String subscription) {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send(subscription).settle();
            rest.place(market("BUY", 1, "filtered"));
            simulator.clock().advance(MOMENT);

            assertThat(socket.settle().topic("sor"))
                    .singleElement()
                    .returns("Filled", frame -> frame.at("/args/0/status").asText());
        }
    }

    @Test
    @DisplayName("can be filtered by several states and sorted by time; states in CamelCase are a 500 (quirk 70)")
    void quirk70_filters() {
        long first = idOf(rest.place(limit("BUY", 1, "100")));
        simulator.clock().advance(MOMENT);
        long second = idOf(rest.place(market("BUY", 1, "later")));
        simulator.clock().advance(MOMENT);
        rest.get("/iserver/account/orders");

        assertThat(rest.json("/iserver/account/orders?filters=filled,submitted,sort_by_time")
                        .path("orders"))
                .extracting(row -> row.path("orderId").asLong())
                .containsExactly(second, first);
        assertThat(rest.get("/iserver/account/orders?filters=Filled").statusCode())
                .isEqualTo(500);
    }

    @Test
    @DisplayName("of another account are asked for in vain")
    void otherAccounts() {
        assertThat(rest.get("/iserver/account/orders?accountId=" + ACCOUNT).statusCode())
                .isEqualTo(200);
        assertThat(rest.get("/iserver/account/orders?accountId=DU7654321").statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("are all cancelled by id -1, finished ones left alone (quirk 64)")
    void quirk64_cancelAll() {
        rest.place(market("BUY", 1, "done"));
        rest.place(limit("BUY", 1, "100"));
        rest.place(limit("BUY", 1, "101"));
        simulator.clock().advance(MOMENT);

        JsonNode answer = Json.read(
                rest.delete("/iserver/account/" + ACCOUNT + "/order/-1").body());
        simulator.clock().advance(MOMENT);

        assertThat(answer)
                .hasToString("{\"msg\":\"Request was submitted\",\"order_id\":-1,\"conid\":-1,\"account\":null}");
        assertThat(simulator.ledger().orders())
                .extracting(entry -> entry.status())
                .containsExactly("Filled", "Cancelled", "Cancelled");
    }

    @Test
    @DisplayName("can still be placed and previewed one at a time at the old address")
    void alone() {
        JsonNode placed = rest.json("/iserver/account/" + ACCOUNT + "/order", limit("BUY", 1, "100"));
        JsonNode preview = rest.json("/iserver/account/" + ACCOUNT + "/order/whatif", limit("BUY", 1, "100"));

        assertThat(placed.at("/0/order_id").isTextual()).isTrue();
        assertThat(preview.at("/amount/amount").asText()).isEqualTo("100.00 USD (1 Shares)");
    }

    @Test
    @DisplayName("without a price cannot be valued before a snapshot of their contract (quirk 49)")
    void quirk49_whatif() {
        String orders = "{\"orders\":[" + market("BUY", 10, "what") + "]}";
        String path = "/iserver/account/" + ACCOUNT + "/orders/whatif";
        assertThat(rest.json(path, orders).at("/amount/total").asText()).isEqualTo("NA");

        rest.get("/iserver/marketdata/snapshot?conids=265598&fields=31");

        assertThat(rest.json(path, orders).at("/amount/total").asText()).isEqualTo("2,718.00 USD");
    }

    @Test
    @DisplayName("have client order ids of 64 characters at most, taken for a day (quirk 58)")
    void quirk58_clientOrderId() {
        assertThat(rest.place(market("BUY", 1, "x".repeat(65)))
                        .path("statusCode")
                        .asInt())
                .isEqualTo(400);
        String longest = "x".repeat(64);
        rest.place(market("BUY", 1, longest));
        assertThat(rest.place(market("BUY", 1, longest)).path("error").asText())
                .isEqualTo("Order couldn't be submitted: Local order ID=" + longest + " already registered");

        simulator.clock().advance(Duration.ofHours(24));

        assertThat(rest.place(market("BUY", 1, longest)).at("/0/order_id").isTextual())
                .isTrue();
    }

    @Test
    @DisplayName("that are children of a bracket cannot have a client order id (quirk 59)")
    void quirk59_children() {
        JsonNode answer = rest.place(order("LMT", "BUY", 1, ",\"price\":270,\"cOID\":\"p\"") + ","
                + order("LMT", "SELL", 1, ",\"price\":280,\"parentId\":\"p\",\"cOID\":\"c\""));

        assertThat(answer.path("error").asText())
                .isEqualTo("Order couldn't be submitted: a child of p cannot have a cOID");
        assertThat(simulator.ledger().orders()).isEmpty();
    }
}
