package io.github.camelibkr.simulator;

import static io.github.camelibkr.simulator.Orders.idOf;
import static io.github.camelibkr.simulator.Orders.limit;
import static io.github.camelibkr.simulator.Orders.market;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.ledger.ExecutionEntry;
import io.github.camelibkr.simulator.wire.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The next order")
class NextOrderTest {

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
        simulator.market().set(265598, "31", "271.60", "84", "271.50", "86", "271.70", "85", "300", "88", "300");
        rest = new RestClient(simulator).ready();
    }

    @Test
    @DisplayName("can be refused at once, the one after it not")
    void refuse() {
        simulator.trading().nextOrder().refuse("No trading permission");

        assertThat(rest.place(limit("BUY", 1, "270"))).hasToString("{\"error\":\"No trading permission\"}");
        assertThat(rest.place(limit("BUY", 1, "270")).at("/0/order_id").isTextual())
                .isTrue();
    }

    @Test
    @DisplayName("can be accepted and then cancelled by the system, which says why (quirk 55)")
    void quirk55_reject() {
        simulator.trading().nextOrder().reject("The price is outside the limits of the exchange");
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("sor+{}").settle();

            JsonNode answer = rest.place(limit("BUY", 1, "270"));
            List<JsonNode> frames = socket.await("sor", 4);

            assertThat(answer.at("/0/order_status").asText()).isEqualTo("PendingSubmit");
            assertThat(frames.get(2).at("/args/0/status").asText()).isEqualTo("PendingSubmit");
            JsonNode last = frames.get(3).at("/args/0");
            assertThat(last.path("status").asText()).isEqualTo("Cancelled");
            assertThat(last.path("order_cancellation_by_system_reason").asText())
                    .startsWith("The price is outside");
            assertThat(rest.delete(order(idOf(answer))).statusCode()).isEqualTo(400);
        }
    }

    @Test
    @DisplayName("can become inactive for good (quirk 67)")
    void quirk67_becomeInactive() {
        simulator.trading().nextOrder().becomeInactive("Insufficient margin");
        long id = idOf(rest.place(limit("BUY", 1, "270")));
        await().until(() ->
                rest.json(status(id)).path("order_ccp_status").asText().equals("8"));

        assertThat(rest.json(status(id)).path("order_status").asText()).isEqualTo("Inactive");
        HttpResponse<String> change = rest.post(order(id), limit("BUY", 1, "271"));
        assertThat(change.statusCode()).isEqualTo(400);
        assertThat(Json.read(change.body()).path("error").asText()).isEqualTo("Order is inactive");
    }

    @Test
    @DisplayName("of a bracket can fail while the others live (quirk 60)")
    void quirk60_failRow() {
        simulator.trading().nextOrder().failRow(1, "The stop is too far away");

        JsonNode rows = rest.place(Orders.order("LMT", "BUY", 10, ",\"price\":270,\"cOID\":\"parent\"") + ","
                + Orders.order("STP", "SELL", 10, ",\"price\":1,\"parentId\":\"parent\"") + ","
                + Orders.order("LMT", "SELL", 10, ",\"price\":280,\"parentId\":\"parent\""));

        assertThat(rows.at("/1/order_id").asText()).isEqualTo("-1");
        assertThat(rows.at("/1/order_status").asText()).isEqualTo("Failed");
        assertThat(rows.at("/1/text").asText()).isEqualTo("The stop is too far away");
        assertThat(rows.at("/2/parent_order_id")).isEqualTo(rows.at("/0/order_id"));
        assertThat(simulator.ledger().orders()).hasSize(2);
    }

    @Test
    @DisplayName("can be asked about anything, also in the old form without ids (quirk 53)")
    void quirk53_ask() {
        simulator.trading().nextOrder().ask("o383", "Really that many?").askWithoutId("Sure?");

        JsonNode first = rest.place(limit("BUY", 1, "270")).get(0);
        JsonNode second = reply(first).get(0);

        assertThat(first.at("/messageIds/0").asText()).isEqualTo("o383");
        assertThat(second.at("/message/0").asText()).isEqualTo("Sure?");
        assertThat(second.has("messageIds")).isFalse();
        assertThat(second.has("messageOptions")).isFalse();
        assertThat(reply(second).at("/0/order_id").isTextual()).isTrue();
    }

    @Test
    @DisplayName("is not asked what is suppressed, unless it cannot be suppressed (quirk 54)")
    void quirk54_suppressed() {
        rest.post("/iserver/questions/suppress", "{\"messageIds\":[\"o383\",\"o99\"]}");
        simulator.trading().nextOrder().ask("o383", "Really that many?").ask("o99", "And so on?");

        assertThat(rest.place(limit("BUY", 1, "270")).at("/0/messageIds/0").asText())
                .isEqualTo("o99");
    }

    @Test
    @DisplayName("is held up by a prompt until the client has chosen (quirk 76)")
    void quirk76_prompt() {
        simulator.trading().nextOrder().prompt("p12", "Use the algo?", "Use on this order", "Do not use");
        try (SocketClient socket = SocketClient.ready(simulator)) {
            JsonNode answer = rest.place(market("BUY", 10, "held-1"));
            JsonNode prompt = socket.await("ntf", 1).get(0).at("/args/0");
            long id = idOf(answer);
            assertThat(prompt.path("orderId").asLong()).isEqualTo(id);
            assertThat(prompt.path("reqId").isTextual()).isTrue();
            assertThat(prompt.path("options")).hasToString("[\"Use on this order\",\"Do not use\"]");
            assertThat(prompt.path("type").asText()).isEqualTo("M");
            assertThat(prompt.path("messageId").asText()).isEqualTo("p12");
            assertThat(prompt.path("prompt").asBoolean()).isTrue();
            assertThat(prompt.path("dismissable").isArray()).isTrue();
            await().until(() ->
                    rest.json(status(id)).path("order_status").asText().equals("PendingSubmit"));

            HttpResponse<String> chosen = choose(prompt, "Do not use");

            assertThat(chosen.statusCode()).isEqualTo(200);
            assertThat(chosen.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
            assertThat(chosen.body()).isEqualTo("Request was submitted");
            await().until(() ->
                    rest.json(status(id)).path("order_status").asText().equals("Filled"));
            assertThat(choose(prompt, "Do not use").statusCode()).isEqualTo(400);
        }
    }

    @Test
    @DisplayName("ends when the prompt that is the answer to it is declined (quirk 50)")
    void quirk50_promptAsAnswer() {
        simulator.trading().nextOrder().answerWithPrompt("p99", "Trade outside the session?", "Yes", "Cancel");

        JsonNode prompt = rest.place(market("BUY", 10, "held-2"));
        assertThat(prompt.path("prompt").asBoolean()).isTrue();
        assertThat(choose(prompt, "Maybe").statusCode()).isEqualTo(400);
        assertThat(choose(prompt, "Cancel").statusCode()).isEqualTo(200);

        assertThat(simulator.ledger().orders())
                .singleElement()
                .extracting(o -> o.status())
                .isEqualTo("Cancelled");
    }

    @Test
    @DisplayName("is not held up by a prompt that is suppressed")
    void suppressedPrompt() {
        rest.post("/iserver/questions/suppress", "{\"messageIds\":[\"p12\"]}");
        simulator.trading().nextOrder().answerWithPrompt("p12", "Use the algo?", "Use on this order", "Do not use");

        assertThat(rest.place(limit("BUY", 1, "270")).at("/0/order_id").isTextual())
                .isTrue();
    }

    @Test
    @DisplayName("can be executed before anybody has heard of it, and be submitted after it is filled")
    void outOfOrder() {
        simulator.trading().nextOrder().fillBeforeItIsShown();
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("sor+{}").send("str+{}").settle();
            rest.place(market("BUY", 10, "early"));
            socket.await("sor", 2);
            assertThat(position(socket, "str", 2)).isLessThan(position(socket, "sor", 1));
            assertThat(socket.topic("sor").get(0).at("/args/0/status").asText()).isEqualTo("Filled");

            simulator.trading().nextOrder().showSubmittedAfterFilled();
            rest.place(market("BUY", 10, "late"));
            List<JsonNode> rows = socket.await("sor", 9);

            assertThat(rows.get(7).at("/args/0/status").asText()).isEqualTo("Filled");
            assertThat(rows.get(8).at("/args/0/status").asText()).isEqualTo("Submitted");
        }
    }

    @Test
    @DisplayName("can have its execution corrected: the id but for its last digits, positions that follow")
    void correction() {
        long id = idOf(rest.place(limit("BUY", 10, "270")));
        simulator.trading().fill(id, "10", "270");
        String first = simulator.ledger().executions().get(0).executionId();
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("str+{\"realtimeUpdatesOnly\":true}").settle();

            simulator.trading().correct(first, "10", "269.50");

            JsonNode row = socket.await("str", 2).get(1).at("/args/0");
            assertThat(row.path("execution_id").asText()).isEqualTo(first.replaceAll("01$", "02"));
            assertThat(row.path("price").asText()).isEqualTo("269.50");
            assertThat(row.path("position").asText()).isEqualTo("10");
            assertThat(simulator.ledger().executions())
                    .extracting(ExecutionEntry::price)
                    .map(price -> price.toPlainString())
                    .containsExactly("270", "269.50");
            assertThat(rest.json(status(id)).path("average_price").asText()).isEqualTo("269.50");
            rest.get("/iserver/account/trades");
            assertThat(rest.json("/iserver/account/trades")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPLETE_ROWS", "IDS", "NOTHING"})
    @DisplayName("is replayed by sor as chosen")
    void replay(io.github.camelibkr.simulator.trading.OrdersReplay replay) {
        try (Simulator other = Simulator.builder()
                        .questions(false)
                        .pacing(false)
                        .upstreamDelay(Duration.ofMillis(1))
                        .establishDelay(Duration.ZERO)
                        .ordersReplay(replay)
                        .build()
                        .start();
                SocketClient socket = socketWithOrder(other)) {
            socket.send("sor+{}").settle();

            List<String> keys = socket.topic("sor").stream()
                    .map(frame -> frame.at("/args/0").has("status") ? "complete" : "ids")
                    .toList();
            assertThat(keys)
                    .isEqualTo(
                            switch (replay) {
                                case COMPLETE_ROWS -> List.of("complete");
                                case IDS -> List.of("ids");
                                case NOTHING -> List.of();
                            });
        }
    }

    private static SocketClient socketWithOrder(Simulator other) {
        new RestClient(other).ready().place(limit("BUY", 1, "1.00"));
        await().until(() -> other.ledger().orders().get(0).status().equals("Submitted"));
        return SocketClient.ready(other);
    }

    private static int position(SocketClient socket, String topic, int number) {
        JsonNode frame = socket.topic(topic).get(number - 1);
        return socket.json().indexOf(frame);
    }

    private JsonNode reply(JsonNode question) {
        return rest.json("/iserver/reply/" + question.path("id").asText(), "{\"confirmed\":true}");
    }

    private HttpResponse<String> choose(JsonNode prompt, String option) {
        return rest.post(
                "/iserver/notification",
                "{\"orderId\":" + prompt.path("orderId").asLong() + ",\"reqId\":\""
                        + prompt.path("reqId").asText() + "\",\"text\":\"" + option + "\"}");
    }

    private static String order(long id) {
        return "/iserver/account/DU1234567/order/" + id;
    }

    private static String status(long id) {
        return "/iserver/account/order/status/" + id;
    }
}
