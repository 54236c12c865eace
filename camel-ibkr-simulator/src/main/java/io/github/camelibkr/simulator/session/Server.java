package io.github.camelibkr.simulator.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;

/** The brokerage server that the session claims to be connected to. */
final class Server {

    static final String NAME = "SimG00001";
    static final String VERSION = "Build 10.46.2d, Aug 20, 2026 2:12:41 PM";
    static final String MAC = "02:00:5E:00:53:01";

    private Server() {}

    static ObjectNode info() {
        return Json.object().put("serverName", NAME).put("serverVersion", VERSION);
    }
}
