package io.github.camelibkr.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** The shape of a JSON text: every path with its JSON type; account numbers as keys are all the same. */
final class Shape {

    private Shape() {}

    static void collect(String path, JsonNode node, Set<String> shape) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(path + "/" + name(field.getKey()), field.getValue(), shape));
        } else if (node.isArray() && !node.isEmpty()) {
            node.forEach(element -> collect(path + "/*", element, shape));
        } else {
            shape.add(path + " " + type(node));
        }
    }

    /** The last key of a collected path. */
    static String key(String path) {
        return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf(' '));
    }

    private static String name(String key) {
        return key.replaceFirst("^D?U\\d{7}", "ACCOUNT");
    }

    private static String type(JsonNode node) {
        return node.isNumber()
                ? (node.isIntegralNumber() ? "integer" : "decimal")
                : node.getNodeType().name();
    }
}
