package io.github.camelibkr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The harness of requests in its short form: that it measures, not how fast anything is")
class RequestsHarnessTest {

    @Test
    void shortForm_everyCandidateReadsTheSameAnswer_andEveryRowCame() throws Exception {
        RequestsHarness harness = new RequestsHarness(5, 20, 3);

        harness.run();
        harness.page(2_000, 150);

        assertThat(harness.hot().percentile(RequestsHarness.IBKR, 0.5)).isPositive();
        assertThat(harness.hot().percentile(RequestsHarness.CAMEL, 0.5)).isPositive();
        assertThat(harness.hot().percentile(RequestsHarness.JDK, 0.5)).isPositive();
        assertThat(harness.cool().percentile(RequestsHarness.IBKR, 0.99)).isPositive();
        assertThat(harness.paging().walks().get(Paging.STOCK).rows()).isGreaterThanOrEqualTo(2_000);
        assertThat(harness.paging().walks().get(Paging.FUTURE).rows()).isGreaterThanOrEqualTo(2_000);
        assertThat(harness.paging().walks().get(Paging.POSITIONS).rows()).isEqualTo(150);
        assertThat(harness.report()).contains("| ibkr: divided by |", "| positions | 150 |");
        assertThat(harness.json())
                .contains("\"hot\":{\"calls\":20", "\"cool\":{\"calls\":3", "\"positions\":{\"rows\":150,");
    }
}
