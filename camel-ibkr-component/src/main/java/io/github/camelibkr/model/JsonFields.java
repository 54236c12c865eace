package io.github.camelibkr.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * The fields of a JSON object in their order, without a tree around them: quotes come by the thousand, and are nearly
 * always flat. A key that is there twice is here twice.
 */
public final class JsonFields {

    private static final int USUAL = 16;

    private String[] names = new String[USUAL];
    private JsonNode[] values = new JsonNode[USUAL];
    private int size;

    JsonFields() {}

    /** The fields of an object; none if it is no object. */
    public static JsonFields of(JsonNode object) {
        JsonFields fields = new JsonFields();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            fields.add(entry.getKey(), entry.getValue());
        }
        return fields;
    }

    static JsonFields read(JsonParser parser, ObjectReader nested) throws IOException {
        JsonFields fields = new JsonFields();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("not a JSON object");
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            fields.add(name, value(parser, nested));
        }
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            throw new IOException("something follows the JSON object");
        }
        return fields;
    }

    private static JsonNode value(JsonParser parser, ObjectReader nested) throws IOException {
        switch (parser.nextToken()) {
            case VALUE_STRING:
                return TextNode.valueOf(parser.getText());
            case VALUE_NULL:
                return NullNode.getInstance();
            case VALUE_NUMBER_INT:
                if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                    return LongNode.valueOf(parser.getLongValue());
                }
                return nested.readTree(parser);
            default:
                return nested.readTree(parser);
        }
    }

    void add(String name, JsonNode value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        names[size] = name;
        values[size] = value;
        size++;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The key at this place. */
    public String name(int index) {
        return names[index];
    }

    /** The value at this place, never null. */
    public JsonNode value(int index) {
        return values[index];
    }
}
