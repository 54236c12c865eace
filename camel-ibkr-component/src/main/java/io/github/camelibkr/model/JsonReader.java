package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Reads what the gateway sent, within limits; numbers are always {@code BigDecimal}. */
public final class JsonReader {

    /** With the default limits. */
    public static final JsonReader DEFAULT = new JsonReader(JsonLimits.DEFAULT);

    private final JsonMapper mapper;

    /** With limits of one's own. */
    public JsonReader(JsonLimits limits) {
        mapper = IbkrJson.mapper(false, limits);
    }

    /**
     * Reads a document.
     *
     * @throws IOException if it is not JSON, or over a limit
     */
    public JsonNode read(byte[] json) throws IOException {
        try {
            return mapper.readTree(json);
        } catch (NumberFormatException e) {
            throw new IOException("a number has an exponent beyond all bounds", e);
        }
    }
}
