package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The operations that IBKR publishes")
class PublishedOperationsTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create();

    private final Path specification =
            Path.of(System.getProperty("ibkr.shared", "absent"), "reference", "ib-rest-api-2.28.0.openapi.json");

    @Test
    @DisplayName("are all served, but for those in published-not-served.txt, each with its reason")
    void areServed_orListed() throws IOException {
        assumeTrue(Files.isRegularFile(specification), "Skipped: no specification at " + specification);
        Set<String> served = gateway.simulator().operations().stream()
                .map(PublishedOperationsTest::name)
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(published());
        missing.removeAll(served);

        assertThat(missing).containsExactlyInAnyOrderElementsOf(listed());
    }

    /** The gateway does not lead to what stands under these on other hosts. */
    private Set<String> published() throws IOException {
        Set<String> names = new TreeSet<>();
        for (var path : Json.read(Files.readString(specification)).path("paths").properties()) {
            if (!path.getKey().matches("/(gw|oauth|oauth2)/.*")) {
                names.addAll(names(path.getKey(), path.getValue()));
            }
        }
        return names;
    }

    private static Set<String> names(String template, JsonNode methods) {
        return METHODS.stream()
                .filter(methods::has)
                .map(method -> name(method.toUpperCase(Locale.ROOT), template))
                .collect(Collectors.toSet());
    }

    private static String name(Row row) {
        return name(row.method(), row.template());
    }

    /** Variables are called differently here and there. */
    private static String name(String method, String template) {
        return method + " " + template.replaceAll("\\{[^}]*}", "{}");
    }

    private static Set<String> listed() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/published-not-served.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("\\s*\\|\\s*");
                assertThat(parts).as("operation and reason: " + line).hasSize(2);
                names.add(parts[0]);
            }
        }
        return names;
    }
}
