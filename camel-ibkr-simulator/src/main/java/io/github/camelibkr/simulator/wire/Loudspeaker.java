package io.github.camelibkr.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** Says something to every websocket of the session, asked for or not. */
public final class Loudspeaker {

    private Consumer<JsonNode> sockets = frame -> {};

    /** Says it now; who is not connected does not hear it. Called on the floor. */
    public void say(JsonNode frame) {
        sockets.accept(frame);
    }

    void connect(Consumer<JsonNode> listeners) {
        sockets = listeners;
    }
}
