package io.github.camelibkr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The harness in its short form: counts and order, not speed")
class HarnessTest {

    @Test
    @DisplayName("Every frame arrives at every candidate; ours keeps the order and its counts balance")
    void shortForm_countsBalance() throws Exception {
        Harness harness = new Harness(new Harness.Size(
                1,
                2_000,
                5_000,
                1,
                2,
                List.of(new Harness.Way("floor", 10), new Harness.Way("ibkr", 10), new Harness.Way("toD", 10))));
        try {
            harness.run();
        } finally {
            harness.close();
        }

        harness.throughput()
                .forEach((way, rounds) -> assertThat(rounds).as(way).allSatisfy(round -> assertThat(round.frames())
                        .isEqualTo(5_000)));
        assertThat(harness.throughput().get("ibkr 10"))
                .allSatisfy(round -> assertThat(round.inversions()).isZero());
        harness.heaps().forEach((name, heap) -> assertThat(heap[1]).as(name).isEqualTo(heap[2]));
        assertThat(harness.latency()).isNotEmpty();
        assertThat(harness.report()).contains("| ibkr 10 |");
    }
}
