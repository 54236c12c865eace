package io.github.camelibkr;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.catalogue.Parameter;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.model.Nearest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an endpoint is for: a REST operation or a websocket topic.
 *
 * @param name such as {@code order/place} or {@code stream/smd}
 * @param operation null for a topic
 * @param topic null for an operation
 */
record EndpointName(String name, Operation operation, Topic topic) {

    /** Reads what follows the scheme. */
    static EndpointName parse(String remaining) {
        String name = remaining.replaceAll("^/+|/+$", "");
        Operation operation = Operations.find(name).orElse(null);
        Topic topic = Topics.find(name).orElse(null);
        if (operation == null && topic == null) {
            throw new IllegalArgumentException("unknown operation '" + name + "'" + hint(name));
        }
        return new EndpointName(name, operation, topic);
    }

    /** What was probably meant, and what there is in its area, or which areas there are. */
    private static String hint(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        String meant = names().stream()
                .filter(known -> known.endsWith("/" + last))
                .findFirst()
                .map(known -> ", did you mean '" + known + "'?")
                .orElseGet(() -> Nearest.hint(name, names()));
        String area = name.substring(0, name.indexOf('/') + 1);
        List<String> neighbours = area.isEmpty()
                ? List.of()
                : names().stream().filter(known -> known.startsWith(area)).toList();
        String known = neighbours.isEmpty()
                ? "Operations are in the areas "
                        + names().stream()
                                .map(any -> any.substring(0, any.indexOf('/')))
                                .distinct()
                                .collect(Collectors.joining(", "))
                : "Known are: " + String.join(", ", neighbours);
        return meant.isEmpty() ? ". " + known : meant + " " + known;
    }

    static List<String> names() {
        return Stream.concat(
                        Topics.all().stream().map(Topic::operation),
                        Operations.all().stream().map(Operation::name))
                .toList();
    }

    boolean isTopic() {
        return topic != null;
    }

    List<Parameter> parameters() {
        return isTopic() ? topic.parameters() : operation.parameters();
    }

    Stream<String> takes() {
        if (isTopic()) {
            return topic.takes();
        }
        Stream<String> common = operation.offersJson()
                ? Stream.of("requestTimeout", "maxWait", "outputType")
                : Stream.of("requestTimeout", "maxWait");
        return Stream.concat(operation.takes(), common);
    }
}
