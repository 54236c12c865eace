package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Reads a quote in the only shape in which the gateway has been seen to write one: a flat object without blanks, with
 * texts of plain ASCII, whole numbers and nulls. That costs half of what a parser of all of JSON does; whatever differs
 * in a single byte is left to that.
 */
final class PlainQuote {

    /** Longer ones are left to the parser, which has limits. */
    private static final int MOST = 4_096;
    /** More digits may not fit into a long. */
    private static final int MOST_DIGITS = 18;
    /** A power of two; with few collisions for a hundred names. */
    private static final int SLOTS = 1_024;

    /** The keys of quotes, so that they need not be made anew for each; at the slot of their hash. */
    private static final String[] KNOWN = new String[SLOTS];

    static {
        Stream.concat(
                        Stream.of(MarketDataField.values()).map(MarketDataField::id),
                        Stream.of("conid", "conidEx", "_updated", "server_id", "6119", "topic"))
                .forEach(name -> KNOWN[slot(name)] = name);
    }

    private final byte[] json;
    private final JsonFields fields = new JsonFields();
    private int at = 1;

    private PlainQuote(byte[] json) {
        this.json = json;
    }

    /** The fields, or null if this is not such a quote. */
    static JsonFields read(byte[] json) {
        int length = json.length;
        if (length < 3 || length > MOST || json[0] != '{' || json[length - 1] != '}') {
            return null;
        }
        PlainQuote quote = new PlainQuote(json);
        return quote.readAll() ? quote.fields : null;
    }

    /** The last byte is a brace, which ends every loop: it is neither text nor number. */
    private boolean readAll() {
        while (true) {
            String name = name();
            if (name == null || json[at++] != ':') {
                return false;
            }
            JsonNode value = value();
            if (value == null) {
                return false;
            }
            fields.add(name, value);
            byte next = json[at++];
            if (next != ',') {
                return next == '}' && at == json.length;
            }
        }
    }

    private String name() {
        int from = at + 1;
        int end = endOfText();
        if (end < 0) {
            return null;
        }
        String known = KNOWN[slot(json, from, end)];
        return known != null && is(known, from, end) ? known : text(from, end);
    }

    private JsonNode value() {
        byte first = json[at];
        if (first == '"') {
            int from = at + 1;
            int end = endOfText();
            return end < 0 ? null : TextNode.valueOf(text(from, end));
        }
        return first == 'n' ? nothing() : number();
    }

    /** Where the text that begins here ends, and is then read; -1 if it is none, or not plain. */
    private int endOfText() {
        if (json[at] != '"') {
            return -1;
        }
        int last = json.length - 1;
        for (int i = at + 1; i < last; i++) {
            byte c = json[i];
            if (c == '"') {
                at = i + 1;
                return i;
            }
            if (c < ' ' || c == '\\') {
                return -1;
            }
        }
        return -1;
    }

    private JsonNode nothing() {
        if (at + 4 < json.length && json[at + 1] == 'u' && json[at + 2] == 'l' && json[at + 3] == 'l') {
            at += 4;
            return NullNode.getInstance();
        }
        return null;
    }

    private JsonNode number() {
        int from = at;
        long value = 0;
        byte c = json[at];
        while (c >= '0' && c <= '9') {
            value = 10 * value + (c - '0');
            c = json[++at];
        }
        int digits = at - from;
        boolean plain = digits > 0 && digits <= MOST_DIGITS && (json[from] != '0' || digits == 1);
        return plain ? LongNode.valueOf(value) : null;
    }

    private String text(int from, int end) {
        return new String(json, from, end - from, StandardCharsets.ISO_8859_1);
    }

    private boolean is(String name, int from, int end) {
        int length = end - from;
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != json[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static int slot(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        return slot(bytes, 0, bytes.length);
    }

    private static int slot(byte[] text, int from, int end) {
        int hash = 0;
        for (int i = from; i < end; i++) {
            hash = 31 * hash + text[i];
        }
        return (hash ^ hash >>> 10) & SLOTS - 1;
    }
}
