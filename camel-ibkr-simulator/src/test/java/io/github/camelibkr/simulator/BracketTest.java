package io.github.camelibkr.simulator;

import static io.github.camelibkr.simulator.Orders.limit;
import static io.github.camelibkr.simulator.Orders.market;
import static io.github.camelibkr.simulator.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BracketTest {

    private static final String FUTURE =
            "{\"conid\":495512572,\"orderType\":\"LMT\",\"side\":\"BUY\",\"tif\":\"DAY\",\"quantity\":1,\"price\":6000%s}";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(
            b -> b.pacing(false).questions(false).establishDelay(Duration.ZERO).orderStepDelay(Duration.ofMillis(2)));

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
    void children_waitForTheirParent_andOneEndsTheOther() {
        List<Long> ids = bracket();
        awaitStates("Submitted", "PreSubmitted", "PreSubmitted");

        simulator.market().set(265598, "86", "270.00");
        assertThat(states()).containsExactly("Filled", "Submitted", "Submitted");
        simulator.market().set(265598, "84", "280.00");

        assertThat(states()).containsExactly("Filled", "Cancelled", "Filled");
        assertThat(simulator.ledger().executions()).hasSize(2);
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void cancellingTheParent_cancelsTheChildren() {
        long parent = bracket().get(0);
        awaitStates("Submitted", "PreSubmitted", "PreSubmitted");

        rest.delete("/iserver/account/DU1234567/order/" + parent);

        awaitStates("Cancelled", "Cancelled", "Cancelled");
    }

    @Test
    void aChild_canFollowItsParentLater() {
        String parent = Long.toString(Orders.idOf(rest.place(limit("BUY", 10, "270"))));

        JsonNode child = rest.place(order("LMT", "SELL", 10, ",\"price\":280,\"parentId\":\"" + parent + "\""));

        assertThat(child.at("/0/parent_order_id").asText()).isEqualTo(parent);
        awaitStates("Submitted", "PreSubmitted");
    }

    @Test
    void aGroup_endsWithItsFirstFill() {
        place(
                order("LMT", "BUY", 10, ",\"price\":270,\"isSingleGroup\":true"),
                order("LMT", "BUY", 10, ",\"price\":269,\"isSingleGroup\":true"),
                order("STP", "BUY", 10, ",\"price\":275,\"isSingleGroup\":true"));
        awaitStates("Submitted", "Submitted", "Submitted");

        simulator.market().set(265598, "86", "270.00");

        assertThat(states()).containsExactly("Filled", "Cancelled", "Cancelled");
    }

    @Test
    void whatDoesNotBelongTogether_isRefused() {
        assertThat(place(market("BUY", 1, "a"), market("BUY", 1, "b"))
                        .path("statusCode")
                        .asInt())
                .isEqualTo(400);
        assertThat(place(order("LMT", "SELL", 1, ",\"price\":9,\"parentId\":\"b\""))
                        .path("error")
                        .asText())
                .isEqualTo("Order couldn't be submitted: no parent order b");
        assertThat(simulator.ledger().orders()).isEmpty();
    }

    @Test
    void futures_needToKnowWhoEntersAnOrder() {
        assertThat(rest.place(FUTURE.formatted("")).path("statusCode").asInt()).isEqualTo(400);

        JsonNode accepted = rest.place(FUTURE.formatted(",\"manualIndicator\":true,\"extOperator\":\"trader1\""));

        String order =
                "/iserver/account/DU1234567/order/" + accepted.at("/0/order_id").asText();
        assertThat(rest.delete(order).statusCode()).isEqualTo(400);
        assertThat(rest.delete(order + "?manualIndicator=true&extOperator=trader1")
                        .statusCode())
                .isEqualTo(200);
    }

    private List<Long> bracket() {
        JsonNode rows = place(
                order("LMT", "BUY", 10, ",\"price\":270,\"cOID\":\"parent\""),
                order("STP", "SELL", 10, ",\"price\":260,\"parentId\":\"parent\""),
                order("LMT", "SELL", 10, ",\"price\":280,\"parentId\":\"parent\""));
        assertThat(rows.at("/2/parent_order_id")).isEqualTo(rows.at("/0/order_id"));
        return rows.findValuesAsText("order_id").stream().map(Long::valueOf).toList();
    }

    private JsonNode place(String... orders) {
        return rest.place(String.join(",", orders));
    }

    private void awaitStates(String... expected) {
        await().untilAsserted(() -> assertThat(states()).containsExactly(expected));
    }

    private List<String> states() {
        return simulator.ledger().orders().stream().map(order -> order.status()).toList();
    }
}
