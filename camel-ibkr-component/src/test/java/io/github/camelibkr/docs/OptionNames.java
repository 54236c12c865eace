package io.github.camelibkr.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelibkr.IbkrEndpoint;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.catalogue.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Camel's own description of the component says about its options. */
final class OptionNames {

    /** Of every operation that sends a request. */
    static final Set<String> OF_REQUESTS = Set.of("requestTimeout", "maxWait", "outputType");

    private final JsonNode properties;

    private OptionNames(JsonNode properties) {
        this.properties = properties;
    }

    static OptionNames read() {
        try (InputStream json = IbkrEndpoint.class.getResourceAsStream("/META-INF/io/github/camelibkr/ibkr.json")) {
            return new OptionNames(new ObjectMapper().readTree(json).path("properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an option means. */
    String meaning(String option) {
        String meaning = properties.path(option).path("description").asText();
        if (meaning.isEmpty()) {
            throw new IllegalArgumentException("no option " + option);
        }
        return meaning;
    }

    /** What counts if it is not set; empty if nothing does. */
    String usual(String option) {
        return properties.path(option).path("defaultValue").asText();
    }

    /** Options of operations, beside their parameters. */
    Set<String> ofOperations() {
        Set<String> options = new TreeSet<>(OF_REQUESTS);
        Operations.all().forEach(operation -> options.addAll(operation.options()));
        return options;
    }

    /** Of what begins a route: Camel's schedule, and what goes with it. */
    Set<String> ofSchedules() {
        Set<String> options = new TreeSet<>(Set.of("onlyChanges", "sendEmptyMessageWhenIdle", "pollStrategy"));
        options.addAll(labelled("scheduler"));
        return options;
    }

    /** Options of Camel's that every endpoint of whatever component takes. */
    Set<String> ofCamel() {
        return labelled("consumer,advanced", "producer,advanced").stream()
                .filter(option -> !ofSchedules().contains(option))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Options of the component that every endpoint takes. */
    Set<String> ofAll() {
        Set<String> others = Stream.of(
                        Stream.of("operation"),
                        Operations.all().stream().flatMap(Operation::takes),
                        Topics.all().stream().flatMap(Topic::takes),
                        ofOperations().stream(),
                        ofSchedules().stream(),
                        ofCamel().stream())
                .flatMap(names -> names)
                .collect(Collectors.toSet());
        return properties.properties().stream()
                .map(Map.Entry::getKey)
                .filter(option -> !others.contains(option))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> labelled(String... labels) {
        return properties.properties().stream()
                .filter(option -> Stream.of(labels)
                        .anyMatch(option.getValue().path("label").asText()::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
