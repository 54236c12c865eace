package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Session ids let whoever has them act as the session: they stay here, whatever IBKR answers. */
final class Secrets {

    private static final List<String> SECRET = List.of("session", "sessionId", "MAC", "hardware_info");

    private Secrets() {}

    /** The same answer without secrets. */
    static JsonNode without(JsonNode json) {
        if (json instanceof ObjectNode object && SECRET.stream().anyMatch(object::has)
                || json.path("iserver").path("authStatus").isObject()) {
            ObjectNode open = json.deepCopy();
            open.remove(SECRET);
            if (open.path("iserver").path("authStatus") instanceof ObjectNode status) {
                status.remove(SECRET);
            }
            return open;
        }
        return json;
    }
}
