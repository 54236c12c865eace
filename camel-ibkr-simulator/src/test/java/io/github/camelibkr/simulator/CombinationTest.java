package io.github.camelibkr.simulator;

import static io.github.camelibkr.simulator.Orders.idOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.ledger.ExecutionEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A combination")
class CombinationTest {

    private static final String APPLE_FOR_MICROSOFT = "28812380;;;265598/2,272093/-1";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.pacing(false)
            .questions(false)
            .upstreamDelay(Duration.ofMillis(1))
            .orderStepDelay(Duration.ofMillis(2))
            .commissionDelay(Duration.ofMillis(20))
            .establishDelay(Duration.ZERO));

    private Simulator simulator;
    private RestClient rest;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        simulator.market().pause();
        simulator.market().set(265598, "31", "270.00", "84", "269.90", "86", "270.10", "85", "300", "88", "300");
        simulator.market().set(272093, "31", "500.00", "84", "499.80", "86", "500.20", "85", "300", "88", "300");
        rest = new RestClient(simulator).ready();
    }

    @Test
    @DisplayName("is filled as a whole when its legs together meet the limit, and each leg has its own execution")
    void fill() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("sor+{}").send("str+{\"realtimeUpdatesOnly\":true}").settle();

            long id = idOf(rest.place(combination(APPLE_FOR_MICROSOFT, "BUY", 10, "40.30")));
            await().until(() -> simulator.ledger().orders().get(0).status().equals("Submitted"));
            assertThat(simulator.ledger().executions()).isEmpty();
            simulator.market().set(265598, "86", "270.05");

            List<JsonNode> rows = socket.await("str", 7);
            JsonNode whole = rows.get(1).at("/args/0");
            assertThat(whole.path("sec_type").asText()).isEqualTo("BAG");
            assertThat(whole.path("conid").asLong()).isEqualTo(28812380);
            assertThat(whole.path("conidEx").asText()).isEqualTo(APPLE_FOR_MICROSOFT);
            assertThat(whole.path("price").asText()).isEqualTo("40.30");
            assertThat(whole.has("position")).isFalse();
            JsonNode apple = rows.get(2).at("/args/0");
            assertThat(apple.path("side").asText()).isEqualTo("B");
            assertThat(apple.path("size").decimalValue()).isEqualByComparingTo("20");
            assertThat(apple.path("price").asText()).isEqualTo("270.05");
            assertThat(apple.path("position").asText()).isEqualTo("20");
            JsonNode microsoft = rows.get(3).at("/args/0");
            assertThat(microsoft.path("side").asText()).isEqualTo("S");
            assertThat(microsoft.path("conidEx").asText()).isEqualTo("272093");
            assertThat(microsoft.path("position").asText()).isEqualTo("-10");
            assertThat(rows.subList(1, 4))
                    .allMatch(row -> row.at("/args/0/order_id").asLong() == id);
            assertThat(simulator.ledger().executions())
                    .extracting(ExecutionEntry::executionId)
                    .extracting(name -> name.substring(name.length() - 5))
                    .containsExactly("01.01", "02.01", "03.01");
            JsonNode order = socket.topic("sor").get(5).at("/args/0");
            assertThat(order.path("conidex").asText()).isEqualTo(APPLE_FOR_MICROSOFT);
            assertThat(order.path("secType").asText()).isEqualTo("BAG");
            assertThat(order.path("avgPrice").asText()).isEqualTo("40.30");
        }
    }

    @Test
    @DisplayName("that is sold trades its legs the other way round, and may cost less than nothing")
    void sold() {
        rest.place(combination("28812380;;;272093/1,265598/-2", "SELL", 5, "-40.40"));

        await().until(() -> simulator.ledger().executions().size() == 3);

        assertThat(simulator.ledger().executions())
                .extracting(ExecutionEntry::side)
                .containsExactly("SELL", "SELL", "BUY");
        assertThat(simulator.ledger().executions().get(0).price()).isEqualByComparingTo("-40.40");
    }

    @Test
    @DisplayName("filled by hand at another price gives the difference to its first leg")
    void filledByHand() {
        long id = idOf(rest.place(combination(APPLE_FOR_MICROSOFT, "BUY", 10, "1.00")));

        simulator.trading().fill(id, "4", "40.00");

        assertThat(simulator.ledger().executions().get(1).price()).isEqualByComparingTo("269.90");
        assertThat(simulator.ledger().executions().get(2).price()).isEqualByComparingTo("499.80");
        assertThat(simulator.ledger().orders().get(0).filled()).isEqualByComparingTo("4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "28812380;;;265598/1",
                "28812380;;;265598/1,272093/0",
                "28812380;;;265598/1,272093",
                "28812380;;;265598/1,999999999/-1",
                "58666491;;;265598/1,272093/-1",
                "1;;;265598/1,272093/-1"
            })
    @DisplayName("that is malformed, or whose spread conid is that of another currency, is refused")
    void malformed(String conidex) {
        assertThat(rest.place(combination(conidex, "BUY", 1, "1"))
                        .path("statusCode")
                        .asInt())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("of futures needs to know who enters it (quirk 65)")
    void quirk65_futures() {
        String spread = combination("28812380;;;495512572/1,910000001/-1", "BUY", 1, "-70");
        assertThat(rest.place(spread).path("statusCode").asInt()).isEqualTo(400);

        String signed = spread.replace("}", ",\"manualIndicator\":false,\"extOperator\":\"desk1\"}");

        assertThat(rest.place(signed).at("/0/order_id").isTextual()).isTrue();
    }

    @Test
    @DisplayName("can be previewed")
    void whatif() {
        JsonNode preview = rest.json(
                "/iserver/account/DU1234567/orders/whatif",
                "{\"orders\":[" + combination(APPLE_FOR_MICROSOFT, "BUY", 10, "40.00") + "]}");

        assertThat(preview.at("/amount/amount").asText()).isEqualTo("400.00 USD (10 Contracts)");
        assertThat(preview.at("/amount/commission").asText()).isEqualTo("2 USD");
        assertThat(preview.at("/initial/change").asText()).isEqualTo("2,600");
    }

    private static String combination(String conidex, String side, int quantity, String price) {
        return "{\"conidex\":\"" + conidex + "\",\"orderType\":\"LMT\",\"side\":\"" + side
                + "\",\"tif\":\"DAY\",\"quantity\":" + quantity + ",\"price\":" + price + "}";
    }
}
