package io.github.camelibkr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.IbkrMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Converter;

/**
 * Makes the one JSON form of a body where another component wants text, bytes, a stream or a map. Without these,
 * {@code jms:} would send an empty message and {@code file:} would fail.
 */
@Converter(generateLoader = true)
public final class IbkrConverters {

    private IbkrConverters() {}

    /** JSON text. */
    @Converter
    public static String toText(IbkrMessage message) {
        return IbkrJson.text(message);
    }

    /** JSON in UTF-8. */
    @Converter
    public static byte[] toBytes(IbkrMessage message) {
        return IbkrJson.write(message);
    }

    /** JSON in UTF-8. */
    @Converter
    public static InputStream toInputStream(IbkrMessage message) {
        return new ByteArrayInputStream(IbkrJson.write(message));
    }

    /** JSON in UTF-8. */
    @Converter
    public static ByteBuffer toByteBuffer(IbkrMessage message) {
        return ByteBuffer.wrap(IbkrJson.write(message));
    }

    /** The same keys and values as in the JSON. */
    @Converter
    public static Map<String, Object> toMap(IbkrMessage message) {
        return IbkrJson.map(message);
    }

    /** The JSON as a tree. */
    @Converter
    public static JsonNode toJsonNode(IbkrMessage message) {
        return IbkrJson.tree(message);
    }

    /** IBKR's own JSON as text, as it came. */
    @Converter
    public static String toText(JsonNode tree) {
        return tree.toString();
    }

    /** IBKR's own JSON in UTF-8. */
    @Converter
    public static byte[] toBytes(JsonNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** IBKR's own JSON in UTF-8. */
    @Converter
    public static InputStream toInputStream(JsonNode tree) {
        return new ByteArrayInputStream(toBytes(tree));
    }

    /** IBKR's own JSON in UTF-8. */
    @Converter
    public static ByteBuffer toByteBuffer(JsonNode tree) {
        return ByteBuffer.wrap(toBytes(tree));
    }

    /** The same keys and values as in the JSON. */
    @Converter
    public static Map<String, Object> toMap(ObjectNode tree) {
        return IbkrJson.map(tree);
    }
}
