package io.github.camelibkr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The journal's harness in its short form: that it measures, not how fast it is")
class JournalHarnessTest {

    @TempDir
    Path directory;

    @Test
    void shortForm_everyStepIsMeasured_andTheWholeIsNotLessThanItsParts() throws Exception {
        JournalHarness harness = new JournalHarness(20, directory);

        harness.run();

        for (String step : new String[] {"meant (INTENT)", "leaves (SENT)", "outcome"}) {
            assertThat(harness.percentile("journal: " + step, 1)).as(step).isPositive();
            assertThat(harness.percentile("journal: the whole order", 1))
                    .as(step)
                    .isGreaterThanOrEqualTo(harness.percentile("journal: " + step, 1));
        }
        assertThat(harness.percentile("floor: three forced appends", 1)).isPositive();
        assertThat(harness.report()).contains("| journal: the whole order |", "times the floor's");
        assertThat(harness.json()).contains("\"orders\":20", "\"floor: three forced appends\":{\"p50\":");
    }
}
