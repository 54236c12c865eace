package io.github.camelibkr.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON in and out. What comes from outside is read within limits, and numbers are always {@code BigDecimal}. */
public final class IbkrJson {

    private static final JsonMapper LENIENT = mapper(false, JsonLimits.DEFAULT);
    private static final JsonMapper STRICT = mapper(true, JsonLimits.DEFAULT);

    private IbkrJson() {}

    static JsonMapper mapper(boolean strict, JsonLimits limits) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.nesting())
                        .maxDocumentLength(limits.document())
                        .maxStringLength(256 << 10)
                        .maxNumberLength(limits.numberLength())
                        .maxNameLength(256)
                        .build())
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
                .configure(DeserializationFeature.ACCEPT_FLOAT_AS_INT, false)
                .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, !strict)
                // 271.70 stays 271.70: exact digits are part of a price
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** The one JSON form of a message. */
    public static byte[] write(IbkrMessage message) {
        return bytes(message);
    }

    /** The one JSON form of a message, as text. */
    public static String text(IbkrMessage message) {
        return new String(write(message), StandardCharsets.UTF_8);
    }

    /** The JSON of a plain tree or map, as it is sent to the gateway. */
    public static byte[] bytes(Object value) {
        try {
            return LENIENT.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getName() + " as JSON", e);
        }
    }

    /** The message as a tree. */
    public static JsonNode tree(IbkrMessage message) {
        try {
            return LENIENT.readTree(write(message));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The message as a map of plain values: text, {@code BigDecimal}, {@code Long}, booleans, lists and maps. */
    public static Map<String, Object> map(IbkrMessage message) {
        return map(tree(message));
    }

    /** An object as a map of plain values: text, {@code BigDecimal}, {@code Long}, booleans, lists and maps. */
    public static Map<String, Object> map(JsonNode object) {
        return Values.map(object, IbkrJson::number);
    }

    private static Object number(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? (Object) node.longValue() : node.decimalValue();
    }

    /**
     * Reads what somebody sent, within the default limits.
     *
     * @throws IOException if it is not JSON, or over a limit
     */
    public static JsonNode read(byte[] json) throws IOException {
        return JsonReader.DEFAULT.read(json);
    }

    /**
     * Reads what somebody has written for IBKR: a key that is there twice can mean two things.
     *
     * @throws IOException if it is not JSON, or has a key twice
     */
    public static JsonNode readStrictly(byte[] json) throws IOException {
        return STRICT.readTree(json);
    }

    /**
     * Reads back a message from its JSON form.
     *
     * @throws IOException if the text is not the JSON form of this type
     */
    public static <T extends IbkrMessage> T read(byte[] json, Class<T> type) throws IOException {
        return LENIENT.readValue(json, type);
    }

    /** For what a person or another system wrote: unknown and duplicate keys and numbers as text are errors. */
    static JsonMapper strict() {
        return STRICT;
    }
}
