package io.github.camelibkr.simulator;

import static io.github.camelibkr.simulator.Orders.idOf;
import static io.github.camelibkr.simulator.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The size, the route and the algo of an order")
class OrderSizesTest {

    private static final String EURO =
            "{\"conid\":12087792,\"orderType\":\"LMT\",\"side\":\"BUY\",\"tif\":\"DAY\"," + "\"price\":1.10000%s}";

    @RegisterExtension
    final SimulatorExtension gateway =
            SimulatorExtension.create(b -> b.pacing(false).questions(false).establishDelay(Duration.ZERO));

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
    @DisplayName("cashQty of a stock is rounded down to whole shares (quirk 73)")
    void quirk73_stock() {
        JsonNode row = shown(rest.place(cash("1000")));

        assertThat(row.path("totalSize").decimalValue()).isEqualByComparingTo("3");
        assertThat(row.path("totalCashSize").decimalValue()).isEqualByComparingTo("1000");
    }

    @Test
    @DisplayName("cashQty that buys less than one share is refused (quirk 73)")
    void quirk73_belowOneShare() {
        assertThat(rest.place(cash("271")).path("error").asText())
                .isEqualTo("Order couldn't be submitted: the cash quantity 271 buys less than one share");
        assertThat(simulator.ledger().orders()).isEmpty();
    }

    @Test
    @DisplayName("cashQty of a currency pair is taken as it is sent (quirk 73)")
    void quirk73_currency() {
        JsonNode row = shown(rest.place(EURO.formatted(",\"cashQty\":2500")));

        assertThat(row.path("totalSize").decimalValue()).isEqualByComparingTo("2272.73");
        assertThat(row.path("totalCashSize").decimalValue()).isEqualByComparingTo("2500");
    }

    @Test
    @DisplayName("fxQty goes with a conversion of currencies only")
    void fxQty() {
        String converted = ",\"fxQty\":150.55,\"isCcyConv\":true";
        JsonNode row = shown(rest.place(EURO.formatted(converted)));

        assertThat(row.path("totalSize").decimalValue()).isEqualByComparingTo("150.55");
        assertThat(rest.place(EURO.formatted(",\"fxQty\":150.55"))
                        .path("statusCode")
                        .asInt())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("a part of a share is refused (quirk 74), and so are two sizes, and none")
    void quirk74_fractions() {
        for (String sizes : new String[] {
            ",\"quantity\":1.5", ",\"quantity\":1,\"cashQty\":300", ",\"cashQty\":300,\"fxQty\":300", ""
        }) {
            JsonNode answer = rest.place(cash("1").replace(",\"cashQty\":1", sizes));
            assertThat(answer.path("statusCode").asInt()).as(sizes).isEqualTo(400);
        }
    }

    @Test
    @DisplayName("conid beside conidex forces SMART, conidex alone names the exchange (quirk 62)")
    void quirk62_route() {
        String both = order("LMT", "BUY", 1, ",\"price\":270,\"conidex\":\"265598@ARCA\"");
        JsonNode smart = shown(rest.place(both));
        assertThat(smart.path("conidex").asText()).isEqualTo("265598");
        assertThat(smart.has("exchange")).isFalse();

        rest.place(both.replace("\"conid\":265598,", ""));
        JsonNode direct = rest.json("/iserver/account/orders").at("/orders/1");

        assertThat(direct.path("conidex").asText()).isEqualTo("265598@ARCA");
        assertThat(direct.path("exchange").asText()).isEqualTo("ARCA");
        assertThat(direct.path("conid").asLong()).isEqualTo(265598);
    }

    @Test
    @DisplayName("a strategy is shown with its parameters")
    void algo() {
        String adaptive = ",\"price\":270,\"strategy\":\"Adaptive\",\"strategyParameters\":%s";
        long id = idOf(rest.place(order("LMT", "BUY", 1, adaptive.formatted("{\"adaptivePriority\":\"Urgent\"}"))));

        JsonNode status = rest.json("/iserver/account/order/status/" + id);

        assertThat(status.path("strategy").asText()).isEqualTo("Adaptive");
        assertThat(status.at("/strategyParameters/adaptivePriority").asText()).isEqualTo("Urgent");
        assertThat(status.path("order_description").asText()).isEqualTo("Buy 1 Limit 270.00, Day, Adaptive");
    }

    @Test
    @DisplayName("a strategy that nobody knows, or with a wrong parameter, is refused")
    void unknownAlgo() {
        for (String strategy : new String[] {
            ",\"strategy\":\"Magic\"",
            ",\"strategy\":\"Adaptive\",\"strategyParameters\":{\"adaptivePriority\":\"Soon\"}"
        }) {
            assertThat(rest.place(order("LMT", "BUY", 1, ",\"price\":270" + strategy))
                            .path("error")
                            .asText())
                    .startsWith("Order couldn't be submitted: ");
        }
        assertThat(simulator.ledger().orders()).isEmpty();
    }

    private static String cash(String amount) {
        return "{\"conid\":265598,\"orderType\":\"MKT\",\"side\":\"BUY\",\"tif\":\"DAY\",\"cashQty\":" + amount + "}";
    }

    /** The first order in the list, which is blank at the first look. */
    private JsonNode shown(JsonNode answer) {
        assertThat(answer.at("/0/order_id").isTextual()).isTrue();
        rest.get("/iserver/account/orders");
        return rest.json("/iserver/account/orders").at("/orders/0");
    }
}
