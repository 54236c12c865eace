package io.github.camelibkr.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Reads what the gateway sent, within limits; numbers are always {@code BigDecimal}. */
public final class JsonReader {

    /** With the default limits. */
    public static final JsonReader DEFAULT = new JsonReader(JsonLimits.DEFAULT);

    private final JsonMapper mapper;
    /** For a value within a document. */
    private final ObjectReader nested;

    /** With limits of one's own. */
    public JsonReader(JsonLimits limits) {
        mapper = IbkrJson.mapper(false, limits);
        nested = mapper.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
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

    /**
     * Reads an object's fields, without a tree.
     *
     * @throws IOException if it is not a JSON object, or over a limit
     */
    public JsonFields fields(byte[] json) throws IOException {
        JsonFields plain = PlainQuote.read(json);
        if (plain != null) {
            return plain;
        }
        try (JsonParser parser = mapper.createParser(json)) {
            return JsonFields.read(parser, nested);
        } catch (NumberFormatException e) {
            throw new IOException("a number has an exponent beyond all bounds", e);
        }
    }
}
