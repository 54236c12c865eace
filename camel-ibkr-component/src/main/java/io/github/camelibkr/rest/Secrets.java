package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Session ids let whoever has them act as the session: they stay here, whatever IBKR answers, and wherever in it. */
final class Secrets {

    private static final Set<String> SECRET = Set.of("session", "sessionId", "sessionid", "MAC", "hardware_info");

    private Secrets() {}

    /** The same answer without secrets. */
    static JsonNode without(JsonNode json) {
        if (!holdsAny(json)) {
            return json;
        }
        JsonNode open = json.deepCopy();
        remove(open);
        return open;
    }

    private static boolean holdsAny(JsonNode json) {
        if (json.isObject() && SECRET.stream().anyMatch(json::has)) {
            return true;
        }
        for (JsonNode child : json) {
            if (child.isContainerNode() && holdsAny(child)) {
                return true;
            }
        }
        return false;
    }

    private static void remove(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.remove(SECRET);
        }
        json.forEach(Secrets::remove);
    }
}
