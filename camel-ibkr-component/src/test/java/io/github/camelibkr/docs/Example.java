package io.github.camelibkr.docs;

import io.github.camelibkr.catalogue.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Routes that use an operation, in Java and in YAML. */
final class Example {

    private Example() {}

    /** A route that sends to the operation, in Java. */
    static String java(Operation operation) {
        StringBuilder java = new StringBuilder("from(\"direct:" + start(operation) + "\")\n");
        ExampleValues.body(operation).ifPresent(body -> java.append("    .setBody(constant(")
                .append(javaText(body))
                .append("))\n"));
        return java.append("    .to(\"").append(uri(operation)).append("\");\n").toString();
    }

    /** The same in YAML. */
    static String yaml(Operation operation) {
        StringBuilder yaml = new StringBuilder("- route:\n    from:\n      uri: direct:" + start(operation) + "\n");
        yaml.append("      steps:\n");
        ExampleValues.body(operation).ifPresent(body -> yaml.append("        - setBody:\n            constant: ")
                .append(isShort(body) ? "'" + body + "'\n" : "|-\n" + body.indent(14)));
        yaml.append("        - to:\n            uri: ibkr:")
                .append(operation.name())
                .append('\n')
                .append(parameters(ExampleValues.options(operation), 12));
        return yaml.toString();
    }

    /** Its endpoint. */
    static String uri(Operation operation) {
        return uri(operation, ExampleValues.options(operation));
    }

    /** A route that begins with the operation, in Java. */
    static String scheduledJava(Operation operation, String delay) {
        return "from(\"" + uri(operation, scheduled(operation, delay)) + "\")\n    .log(\"${body}\");\n";
    }

    /** The same in YAML. */
    static String scheduledYaml(Operation operation, String delay) {
        return "- route:\n    from:\n      uri: ibkr:" + operation.name() + "\n"
                + parameters(scheduled(operation, delay), 6)
                + "      steps:\n        - log: \"${body}\"\n";
    }

    private static Map<String, String> scheduled(Operation operation, String delay) {
        Map<String, String> options = new LinkedHashMap<>(ExampleValues.options(operation));
        options.put("delay", delay);
        options.put("onlyChanges", "true");
        return options;
    }

    private static String start(Operation operation) {
        return operation.name().replace('/', '-');
    }

    private static String uri(Operation operation, Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("&", "ibkr:" + operation.name() + "?", ""))
                .replaceAll("\\?$", "");
    }

    private static String javaText(String body) {
        return isShort(body)
                ? '"' + body.replace("\"", "\\\"") + '"'
                : "\"\"\"\n" + body.indent(8).stripTrailing() + "\"\"\"";
    }

    private static boolean isShort(String body) {
        return body.length() < 50 && !body.contains("\n");
    }

    private static String parameters(Map<String, String> options, int indent) {
        if (options.isEmpty()) {
            return "";
        }
        return "parameters:\n".indent(indent)
                + options.entrySet().stream()
                        .map(option -> option.getKey() + ": " + scalar(option.getValue()) + "\n")
                        .collect(Collectors.joining())
                        .indent(indent + 2);
    }

    /** Quoted, where YAML would make something else of it than text. */
    private static String scalar(String value) {
        return value.matches("[A-Za-z/][A-Za-z0-9/,-]*|[1-9](min|h|d|w|m|y)") && !value.matches("true|false")
                ? value
                : '"' + value + '"';
    }
}
