package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Quotes as fast as the socket takes them")
class BlastTest {

    private static final int FRAMES = 30_000;

    @RegisterExtension
    final SimulatorExtension gateway =
            SimulatorExtension.create(b -> b.upstreamDelay(Duration.ofMillis(1)).establishDelay(Duration.ZERO));

    @Test
    void everyFrame_arrivesOnceAndInOrder_andIsCounted() throws Exception {
        Simulator simulator = gateway.simulator();
        simulator.market().pause();
        new RestClient(simulator).ready();
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("smd+265598+{\"fields\":[\"31\"]}")
                    .send("smd+8314+{\"fields\":[\"31\"]}")
                    .settle();
            long before = simulator.ledger().framesOut();

            simulator.blast(FRAMES).get(20, TimeUnit.SECONDS);

            assertThat(simulator.ledger().framesOut() - before).isBetween((long) FRAMES, FRAMES + 3L);
            await().until(() -> numbers(socket).size() == FRAMES);
            assertThat(numbers(socket))
                    .isEqualTo(LongStream.rangeClosed(1, FRAMES).boxed().toList());
            assertThat(socket.settle().topic("smd+8314")).hasSize(FRAMES / 2 + 2);
        }
    }

    @Test
    void whoHasSubscribedNothing_getsNothing() throws Exception {
        Simulator simulator = gateway.simulator();
        new RestClient(simulator).ready();
        try (SocketClient socket = SocketClient.ready(simulator)) {
            simulator.blast(10).get(5, TimeUnit.SECONDS);

            assertThat(numbers(socket.settle())).isEmpty();
        }
    }

    private static List<Long> numbers(SocketClient socket) {
        return socket.json().stream()
                .map(frame -> frame.path("7059"))
                .filter(number -> !number.isMissingNode())
                .map(JsonNode::asLong)
                .toList();
    }
}
