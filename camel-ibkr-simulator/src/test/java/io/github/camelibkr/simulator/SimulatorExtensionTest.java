package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SimulatorExtensionTest {

    @RegisterExtension
    static final SimulatorExtension gateway = SimulatorExtension.create(b -> b.seed(7));

    @Test
    void simulator_isRunningAndGivenToTheTest(Simulator given) {
        assertThat(given).isSameAs(gateway.simulator());
        assertThat(new RestClient(given).get("/tickle").statusCode()).isEqualTo(200);
    }

    @Test
    void simulator_outsideOfATest_isAClearError() {
        assertThatThrownBy(() -> SimulatorExtension.create().simulator())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No test is running");
    }
}
