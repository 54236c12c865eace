package io.github.camelibkr.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** One websocket client, as the topics see it. */
public interface Client {

    /** Sends one frame. */
    void send(JsonNode frame);

    /** Sends a second copy of something, at once or after the delay that a test has asked for. */
    void sendCopy(JsonNode frame);
}
