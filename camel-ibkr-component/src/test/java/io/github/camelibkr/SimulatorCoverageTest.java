package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.simulator.SimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The simulator serves")
class SimulatorCoverageTest {

    @RegisterExtension
    static final SimulatorExtension GATEWAY = SimulatorExtension.create(choices -> choices.port(Ports.next()));

    @Test
    @DisplayName(
            "every operation of the catalogue, and no other but those in simulator-alone.txt, each with its reason")
    void operations_areThoseOfTheCatalogue() throws IOException {
        Set<String> known = Operations.all().stream()
                .filter(row -> !row.isLocal())
                .map(row -> row.method() + " " + withoutNames(row.path()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = new TreeSet<>(known);
        for (String line : Files.readAllLines(Path.of("src/test/resources/simulator-alone.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("\\s*\\|\\s*");
                assertThat(parts).as("operation and reason: " + line).hasSize(2);
                assertThat(known).as("what is in the catalogue needs no reason").doesNotContain(parts[0]);
                expected.add(parts[0]);
            }
        }

        Set<String> served = GATEWAY.simulator().operations().stream()
                .filter(row -> !row.template().matches("/simulator/.*|/sso/(Login|Dispatcher)"))
                .map(row -> row.method() + " " + withoutNames(row.template()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(served).isEqualTo(expected);
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
