package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("What IBKR says without being asked")
class NewsTest {

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(
            b -> b.pacing(false).upstreamDelay(Duration.ofMillis(1)).establishDelay(Duration.ZERO));

    private Simulator simulator;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        new RestClient(simulator).ready();
    }

    @Test
    @DisplayName("a notification is a row in an array, with a text id (106)")
    void notification_reachesEverySocket() {
        try (SocketClient one = SocketClient.ready(simulator);
                SocketClient other = SocketClient.ready(simulator)) {
            simulator.news().notify("31", "Order BUY 1 KO Limit 70.00 will be cancelled at the close", null, null);

            JsonNode row = one.await("ntf", 1).get(0).at("/args/0");
            assertThat(row.path("id").isTextual()).isTrue();
            assertThat(row.path("text").asText()).startsWith("Order BUY 1 KO");
            assertThat(row.path("title").isNull()).isTrue();
            assertThat(row.path("url").isNull()).isTrue();
            assertThat(other.await("ntf", 1).get(0).at("/args/0")).isEqualTo(row);
        }
    }

    @Test
    @DisplayName("a bulletin is a row in an array, with a number as its id (106)")
    void bulletin_hasIdExchangesAndMessage() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            simulator.news().bulletin(7, "NYSE,ARCA", "Trading is halted\nuntil further notice");
            simulator.news().bulletin(8, "NYSE", "Trading goes on");

            JsonNode first = socket.await("blt", 2).get(0).at("/args/0");
            assertThat(first.path("id").isIntegralNumber()).isTrue();
            assertThat(first.path("message").asText()).contains("\n");
            assertThat(first.path("exchanges").asText()).isEqualTo("NYSE,ARCA");
            assertThat(socket.topic("blt").get(1).at("/args/0/id")).isNotEqualTo(first.path("id"));
        }
    }

    @Test
    void socketOfAnEarlierLogin_hearsNothing() {
        try (SocketClient old = SocketClient.ready(simulator)) {
            simulator.session().login();

            simulator.news().bulletin(9, null, "Nobody home");

            assertThat(old.settle().topic("blt")).isEmpty();
        }
    }
}
