package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.trading.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Websocket topics beside quotes, orders, executions and P&L")
class TopicsTest {

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.virtualTime()
            .tls(false)
            .pacing(false)
            .upstreamDelay(Duration.ZERO)
            .historyDelay(Duration.ZERO)
            .establishDelay(Duration.ZERO));

    private Simulator simulator;
    private SocketClient socket;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        new RestClient(simulator).ready();
        socket = SocketClient.ready(simulator);
    }

    @AfterEach
    void disconnect() {
        socket.close();
    }

    @Test
    @DisplayName("ssd: about a hundred rows first, then what has changed; its end is confirmed")
    void summary() {
        socket.send("ssd+DU1234567").settle();
        JsonNode first = socket.topic("ssd+DU1234567").get(0);
        assertThat(first.path("result").size()).isGreaterThan(90);
        assertThat(row(first, "NetLiquidation-S").path("monetaryValue").decimalValue())
                .isEqualByComparingTo("1000000.00");
        assertThat(row(first, "AccountCode").path("value").asText()).isEqualTo("DU1234567");

        simulator.trading().tradeElsewhere("DU1234567", 265598, Side.BUY, "10", "270.00");
        simulator.clock().advance(Duration.ofSeconds(10));

        JsonNode second = socket.settle().topic("ssd+DU1234567").get(1);
        assertThat(second.path("result").size()).isBetween(1, 60);
        assertThat(row(second, "AccountCode").isMissingNode()).isTrue();
        socket.send("usd+DU1234567+{}").settle();
        assertThat(socket.json())
                .anyMatch(frame -> frame.toString().equals("{\"result\":\"unsubscribed from summary\"}"));
        assertThat(simulator.subscriptions()).isEmpty();
    }

    @Test
    @DisplayName("ssd: only the keys and fields that were asked for")
    void summary_filtered() {
        socket.send("ssd+DU1234567+{\"keys\":[\"ExcessLiquidity-S\"],\"fields\":[\"currency\",\"monetaryValue\"]}")
                .settle();

        assertThat(socket.topic("ssd+DU1234567").get(0).path("result"))
                .singleElement()
                .satisfies(row -> assertThat(row.toString())
                        .isEqualTo("{\"key\":\"ExcessLiquidity-S\",\"currency\":\"USD\",\"monetaryValue\":1000000.0,"
                                + "\"timestamp\":1767625200}"));
    }

    @Test
    @DisplayName("sld: every ten seconds, unchanged currencies as blank rows")
    void ledger() {
        simulator.trading().tradeElsewhere("DU1234567", 930_000_003, Side.BUY, "10", "230.00");
        socket.send("sld+DU1234567+{\"keys\":[],\"fields\":[]}").settle();
        JsonNode first = socket.topic("sld+DU1234567").get(0);
        assertThat(first.path("result"))
                .extracting(row -> row.path("key").asText())
                .containsExactly("LedgerListBASE", "LedgerListUSD", "LedgerListEUR");
        assertThat(row(first, "LedgerListEUR").path("cashbalance").decimalValue())
                .isEqualByComparingTo(new BigDecimal("-2301"));

        simulator.clock().advance(Duration.ofSeconds(30));

        List<JsonNode> frames = socket.settle().topic("sld+DU1234567");
        assertThat(frames).hasSize(4);
        JsonNode unchanged = row(frames.get(1), "LedgerListUSD");
        assertThat(unchanged).hasSize(2);
        assertThat(unchanged.path("timestamp").asLong()).isEqualTo(1767625210L);
        socket.send("uld+DU1234567+{}").settle();
        assertThat(socket.json())
                .anyMatch(frame -> frame.toString().equals("{\"result\":\"unsubscribed from ledger\"}"));
    }

    @Test
    @DisplayName("ssd and sld need no brokerage session, and say nothing about other people's accounts")
    void accountTopics_withoutBrokerage() {
        simulator.session().dropBrokerage();
        socket.send("sld+DU1234567")
                .send("ssd+DU7654321")
                .send("smd+265598+{\"fields\":[\"31\"]}")
                .settle();

        assertThat(simulator.subscriptions()).containsExactly("sld+DU1234567");
    }

    @Test
    @DisplayName("smh: all bars in one frame, consistent with REST; cancelled by the id of the answer")
    void history() {
        simulator.market().pause();
        socket.send("smh+265598+{\"period\":\"1d\",\"bar\":\"1h\",\"outsideRTH\":false}")
                .settle();
        JsonNode bars = socket.topic("smh+265598").get(0);
        JsonNode rest = new RestClient(simulator)
                .json("/iserver/marketdata/history?conid=265598&period=1d&bar=1h&outsideRth=False");
        assertThat(bars.path("data")).isEqualTo(rest.path("data"));
        assertThat(bars.path("barLength").asInt()).isEqualTo(3600);

        String id = bars.path("serverId").asText();
        socket.send("umh+" + id).settle();

        assertThat(socket.json())
                .anyMatch(frame -> frame.path("message").asText().equals("Unsubscribed " + id));
        assertThat(simulator.subscriptions()).isEmpty();
    }

    @Test
    @DisplayName("smh: five slots; bad arguments are ignored")
    void history_slotsAndDefaults() {
        for (int stock = 1; stock <= 6; stock++) {
            socket.send("smh+90000000" + stock + "+{\"period\":\"never\",\"bar\":\"x\"}");
        }
        socket.settle();

        assertThat(simulator.subscriptions()).hasSize(5).doesNotContain("smh+900000006");
        assertThat(socket.topic("smh+900000001").get(0).path("barLength").asInt())
                .isEqualTo(300);
        socket.send("umh+"
                        + socket.topic("smh+900000001").get(0).path("serverId").asText())
                .send("smh+900000006+{}")
                .settle();
        assertThat(simulator.subscriptions()).contains("smh+900000006");
    }

    @Test
    @DisplayName("sbd: bids, last trade and offers from low to high; then the rows that have changed")
    void depth() {
        socket.send("sbd+DU1234567+265598").settle();
        JsonNode first = socket.topic("sbd+DU1234567+265598").get(0);
        assertThat(first.path("data")).hasSize(21);
        assertThat(first.at("/data/9/bid").isTextual()).isTrue();
        assertThat(first.at("/data/9/price").asText())
                .isEqualTo(simulator.market().value(265598, "84"));
        assertThat(first.at("/data/10/focus").asInt()).isEqualTo(1);
        assertThat(first.at("/data/10/price").asText()).matches("\\d+ @ \\d+\\.\\d\\d");
        assertThat(first.at("/data/11/ask").isTextual()).isTrue();

        simulator.clock().advance(Duration.ofSeconds(5));

        List<JsonNode> frames = socket.settle().topic("sbd+DU1234567+265598");
        assertThat(frames).hasSizeBetween(5, 11);
        assertThat(frames).anyMatch(frame -> frame.path("data").size() < 21);
    }

    @Test
    @DisplayName("sbd: one ladder for an account, its cancellation needs no contract")
    void depth_oneLadder() {
        socket.send("sbd+DU1234567+265598").send("sbd+DU1234567+8314+NYSE").settle();
        assertThat(simulator.subscriptions()).containsExactly("sbd+DU1234567+8314+NYSE");

        socket.send("ubd+DU1234567").settle();

        assertThat(simulator.subscriptions()).isEmpty();
    }

    @Test
    @DisplayName("ntf and blt come without being asked for")
    void news() {
        simulator.news().notify("118", "Order will be cancelled at 22:00", null, null);
        simulator.news().bulletin(7, "NASDAQ,NYSE", "System maintenance\ntonight");
        socket.settle();

        assertThat(socket.topic("ntf").get(0))
                .hasToString(
                        "{\"topic\":\"ntf\",\"args\":[{\"id\":\"118\",\"text\":\"Order will be cancelled at 22:00\","
                                + "\"title\":null,\"url\":null}]}");
        assertThat(socket.topic("blt").get(0).at("/args/0/id").isIntegralNumber())
                .isTrue();
    }

    @ParameterizedTest(name = "{0}, then {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "smd+265598+{\"fields\":[\"31\"]}                 | umd+265598+{}",
                "smd+265598+{\"fields\":[31,84],\"tempo\":1000}   | umd+265598",
                "smd+265598                                       | umd+265598+{\"fields\":[\"31\"]}",
                "smd+265598@NASDAQ+{\"fields\":[\"31\"]}          | umd+265598@NASDAQ+{}",
                "sor                                              | uor",
                "sor+{}                                           | uor+{}",
                "sor+{\"filters\":[\"Submitted\"]}                | uor+{}",
                "str+{\"days\":1}                                 | utr",
                "str                                              | utr+{}",
                "spl                                              | upl{}",
                "spl+{}                                           | upl+{}",
                "ssd+DU1234567                                    | usd+DU1234567",
                "sbd+DU1234567+265598                             | ubd+DU1234567+{}",
            })
    @DisplayName("Subscriptions and cancellations are understood in every form that clients send")
    void forms(String subscribe, String cancel) {
        socket.send(subscribe).settle();
        assertThat(simulator.subscriptions()).hasSize(1);

        socket.send(cancel).settle();

        assertThat(simulator.subscriptions()).isEmpty();
    }

    private static JsonNode row(JsonNode frame, String key) {
        for (JsonNode row : frame.path("result")) {
            if (row.path("key").asText().equals(key)) {
                return row;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
