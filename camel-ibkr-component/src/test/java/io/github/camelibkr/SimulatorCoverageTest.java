package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.simulator.SimulatorExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The simulator serves")
class SimulatorCoverageTest {

    @RegisterExtension
    static final SimulatorExtension GATEWAY = SimulatorExtension.create();

    @Test
    @DisplayName("every operation of the catalogue")
    void everyOperation() {
        assertThat(Operations.all().stream()
                        .filter(row -> !row.isLocal())
                        .map(row -> row.method() + " " + withoutNames(row.path())))
                .isNotEmpty()
                .isSubsetOf(GATEWAY.simulator().operations().stream()
                        .map(row -> row.method() + " " + withoutNames(row.template()))
                        .toList());
    }

    @Test
    @DisplayName("every topic of the catalogue")
    void everyTopic() {
        assertThat(Topics.all().stream()
                        .filter(topic -> topic.subscribe() != null)
                        .map(Topic::name))
                .isNotEmpty()
                .isSubsetOf(GATEWAY.simulator().topics());
    }

    private static String withoutNames(String path) {
        return path.replaceAll("\\{[^}]*}|(?<=/order/)-1$", "{}");
    }
}
