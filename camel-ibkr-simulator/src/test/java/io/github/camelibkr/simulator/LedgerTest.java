package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.ledger.FrameEntry.Direction;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerTest {

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.pacing(false)
            .questions(false)
            .establishDelay(Duration.ZERO)
            .upstreamDelay(Duration.ofMillis(1))
            .orderStepDelay(Duration.ofMillis(1)));

    private Simulator simulator;
    private RestClient rest;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        simulator.market().pause();
        rest = new RestClient(simulator).ready();
    }

    @Test
    void requests_areKeptWhole() {
        rest.post("/iserver/secdef/search?x=1", "{\"symbol\":\"IBM\"}");

        RequestEntry entry =
                simulator.ledger().requests("POST", "/iserver/secdef/search").get(0);
        assertThat(entry.path()).isEqualTo("/v1/api/iserver/secdef/search");
        assertThat(entry.query()).isEqualTo("x=1");
        assertThat(entry.body()).isEqualTo("{\"symbol\":\"IBM\"}");
        assertThat(entry.status()).isEqualTo(200);
        assertThat(entry.headers()).containsKey("User-Agent");
        assertThat(entry.sequence()).isEqualTo(simulator.ledger().requests().size());
        assertThat(simulator.ledger().requests()).isSortedAccordingTo(Comparator.comparing(RequestEntry::arrivalNanos));
    }

    @Test
    void frames_areKeptInBothDirections_andCounted() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.settle();

            assertThat(simulator.ledger().framesOut()).isEqualTo(socket.raw().size());
            assertThat(simulator.ledger().framesIn()).isEqualTo(1);
            assertThat(simulator.ledger().frames())
                    .anyMatch(frame ->
                            frame.direction() == Direction.IN && frame.text().equals("ech+hb"));
            assertThat(simulator.ledger().requests()).anyMatch(request -> request.status() == 101 && !request.api());
        }
    }

    @Test
    void everythingCanBeReadOverHttp() {
        rest.place("{\"conid\":265598,\"orderType\":\"MKT\",\"side\":\"BUY\",\"tif\":\"DAY\",\"quantity\":3,"
                + "\"cOID\":\"http-1\"}");
        await().until(() -> !simulator.ledger().executions().isEmpty());
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("smd+265598+{\"fields\":[\"31\"]}").settle();
        }

        assertThat(rest.json("/simulator/ledger/orders").at("/0/clientOrderId").asText())
                .isEqualTo("http-1");
        assertThat(rest.json("/simulator/ledger/executions").at("/0/size").decimalValue())
                .isEqualByComparingTo("3");
        assertThat(rest.json("/simulator/ledger/requests").at("/0/method").asText())
                .isEqualTo("POST");
        assertThat(rest.json("/simulator/ledger/frames").path("out").asLong()).isPositive();
        assertThat(rest.json("/simulator/ledger/quotes").at("/265598/31").asText())
                .isEqualTo(simulator.market().value(265598, "31"));
        JsonNode verdicts = rest.json("/simulator/ledger/verdicts");
        assertThat(verdicts.at("/postsByClientOrderId/http-1").asInt()).isEqualTo(1);
        assertThat(verdicts.path("mostArrivalsInAnySecond").asInt()).isPositive();
        assertThat(verdicts.path("executionsById")).hasSize(1);
    }

    @Test
    void theLedger_canBeReadAfterTheEnd() {
        simulator.close();

        assertThat(simulator.ledger().requests()).isNotEmpty();
        assertThat(simulator.market().lastPrice(265598)).isPositive();
    }
}
