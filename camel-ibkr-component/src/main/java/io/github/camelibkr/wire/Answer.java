package io.github.camelibkr.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What the gateway answered.
 *
 * @param status the HTTP status
 * @param body empty, never null
 * @param reader with the limits of the gateway that it came from
 */
public record Answer(int status, byte[] body, JsonReader reader) {

    /** Read within the default limits. */
    public Answer(int status, byte[] body) {
        this(status, body, JsonReader.DEFAULT);
    }

    /** The body as JSON; null if it is none. */
    public JsonNode json() {
        try {
            JsonNode json = reader.read(body);
            return json.isMissingNode() ? null : json;
        } catch (IOException notJson) {
            return null;
        }
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        // never the body: it may hold a session id
        return status + " with " + body.length + " bytes";
    }
}
