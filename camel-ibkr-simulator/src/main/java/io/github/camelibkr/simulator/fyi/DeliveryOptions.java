package io.github.camelibkr.simulator.fyi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where notifications go: by e-mail, and to the user's devices. */
final class DeliveryOptions {

    private final Map<String, ObjectNode> devices = new LinkedHashMap<>();
    private boolean email = true;

    void setEmail(boolean wanted) {
        email = wanted;
    }

    /** Adds a device, or switches one that is there. */
    void set(String deviceId, String name, String uiName, boolean active) {
        devices.put(
                deviceId,
                Json.object()
                        .put("NM", name)
                        .put("I", deviceId)
                        .put("UI", uiName)
                        .put("A", active ? 1 : 0));
    }

    boolean remove(String deviceId) {
        return devices.remove(deviceId) != null;
    }

    ObjectNode describe() {
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray("E");
        devices.values().forEach(rows::add);
        return body.put("M", email ? 1 : 0);
    }
}
