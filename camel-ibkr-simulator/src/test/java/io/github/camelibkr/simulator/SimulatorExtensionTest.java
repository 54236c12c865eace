package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SimulatorExtensionTest {

    @RegisterExtension
    static final SimulatorExtension gateway = SimulatorExtension.create(b -> b.seed(7));

    @Test
    void simulator_isRunningAndGivenToTheTest(Simulator given) {
        assertThat(given).isSameAs(gateway.simulator());
        assertThat(new RestClient(given).get("/trsrv/stocks?symbols=IBM").statusCode())
                .isEqualTo(200);
    }

    @Test
    void simulator_outsideOfATest_isAClearError() {
        assertThatThrownBy(() -> SimulatorExtension.create().simulator())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No test is running");
    }

    @Test
    void operationsAndTopics_canBeComparedWithOtherTables(Simulator given) {
        assertThat(given.operations().stream().map(row -> row.method() + " " + row.template()))
                .contains("POST /iserver/account/{accountId}/orders", "GET /iserver/secdef/search")
                .doesNotHaveDuplicates();
        assertThat(given.topics()).contains("smd", "smh", "sbd", "sor", "str", "spl", "ssd", "sld");
    }

    @Nested
    class InANestedClass {

        private static Simulator seen;

        @Test
        void theSimulatorOfTheOuterClass_isUsed(Simulator given) {
            assertThat(seen == null ? given : seen).isSameAs(given);
            seen = given;
        }

        @Test
        void theSimulatorOfTheOuterClass_isUsedAgain(Simulator given) {
            theSimulatorOfTheOuterClass_isUsed(given);
        }
    }
}
