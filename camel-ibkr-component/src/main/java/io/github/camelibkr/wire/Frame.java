package io.github.camelibkr.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.JsonFields;
import io.github.camelibkr.model.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One whole message from the websocket. The topic is found without parsing; the rest is parsed when, and only if,
 * somebody wants it, and then once for all of them.
 */
public final class Frame {

    private static final byte[] KEY = "\"topic\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ERROR = "\"error\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WAITING = "waiting for session".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;
    private final JsonReader reader;
    private final String topic;
    private volatile JsonNode tree;
    private volatile JsonFields fields;

    /** Takes a message as it came, in UTF-8. */
    public Frame(byte[] bytes) {
        this(bytes, JsonReader.DEFAULT);
    }

    /** The same, read within the limits of this reader. */
    public Frame(byte[] bytes, JsonReader reader) {
        this.bytes = bytes;
        this.reader = reader;
        this.topic = peek(bytes);
    }

    /** The topic, such as {@code smd+265598}; null if the frame has none. */
    public String topic() {
        return topic;
    }

    /** The topic up to the first plus sign: the order of the keys in a frame is not stable, so nothing else is safe. */
    public String name() {
        int plus = topic == null ? -1 : topic.indexOf('+');
        return plus < 0 ? topic : topic.substring(0, plus);
    }

    /** How long the message is, in bytes. */
    public int length() {
        return bytes.length;
    }

    /**
     * The message as JSON.
     *
     * @throws IOException if it is not JSON
     */
    public JsonNode tree() throws IOException {
        JsonNode parsed = tree;
        if (parsed == null) {
            parsed = reader.read(bytes);
            tree = parsed;
        }
        return parsed;
    }

    /**
     * The message's own fields, for topics that have hardly any within others.
     *
     * @throws IOException if it is not a JSON object
     */
    public JsonFields fields() throws IOException {
        JsonFields read = fields;
        if (read == null) {
            read = reader.fields(bytes);
            fields = read;
        }
        return read;
    }

    /** {@code {"message":"waiting for session"}}. */
    public boolean isWaitingForSession() {
        return bytes.length < 128 && contains(WAITING);
    }

    /** IBKR's text if the frame is an error, such as {@code unable to subscribe}; null if it is not. */
    public String error() {
        // errors are short; whatever is long is spared the search
        if (bytes.length > 512 || !contains(ERROR)) {
            return null;
        }
        try {
            JsonNode error = tree().path("error");
            return error.isTextual() && !error.asText().isBlank() ? error.asText() : null;
        } catch (IOException unreadable) {
            return null;
        }
    }

    @Override
    public String toString() {
        // never the content: a tic answer holds the session id
        return "frame " + topic + " of " + bytes.length + " bytes";
    }

    /** The topic is nearly always the first key or the last; a scan of the whole top level settles the rest. */
    private static String peek(byte[] json) {
        int end = json.length;
        while (end > 0 && json[end - 1] <= ' ') {
            end--;
        }
        if (end < 2 || json[0] != '{' || json[end - 1] != '}') {
            return null;
        }
        if (startsWith(json, 1, KEY)) {
            return textFrom(json, 1 + KEY.length, end);
        }
        if (json[end - 2] == '"') {
            int open = end - 3;
            while (open > 0 && json[open] != '"') {
                open--;
            }
            int key = open + 1 - KEY.length;
            // what ends the whole object is at its top level, and a quote within a text would be escaped
            if (key > 0 && startsWith(json, key, KEY) && json[key - 1] == ',') {
                return text(json, open + 1, end - 2);
            }
        }
        return scan(json, end);
    }

    private static String scan(byte[] json, int end) {
        int depth = 0;
        boolean inText = false;
        for (int i = 0; i < end; i++) {
            byte c = json[i];
            if (inText) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inText = false;
                }
            } else if (c == '"') {
                if (depth == 1 && isKey(json, i)) {
                    int value = afterColon(json, i + 7, end);
                    return value < 0 ? null : textFrom(json, value, end);
                }
                inText = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
        return null;
    }

    private static boolean isKey(byte[] json, int at) {
        return startsWith(json, at, "\"topic\"".getBytes(StandardCharsets.US_ASCII)) && precededByStart(json, at);
    }

    /** Tells a key from a text value: before a key stands a brace or a comma, before a value a colon. */
    private static boolean precededByStart(byte[] json, int at) {
        int i = at - 1;
        while (i > 0 && json[i] <= ' ') {
            i--;
        }
        return json[i] == '{' || json[i] == ',';
    }

    private static int afterColon(byte[] json, int from, int end) {
        int i = from;
        while (i < end && (json[i] <= ' ' || json[i] == ':')) {
            i++;
        }
        return i < end && json[i] == '"' ? i + 1 : -1;
    }

    private static String textFrom(byte[] json, int from, int end) {
        for (int i = from; i < end; i++) {
            if (json[i] == '\\') {
                i++;
            } else if (json[i] == '"') {
                return text(json, from, i);
            }
        }
        return null;
    }

    private static String text(byte[] json, int from, int to) {
        String text = new String(json, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf('\\') < 0) {
            return text;
        }
        try {
            return IbkrJson.read(('"' + text + '"').getBytes(StandardCharsets.UTF_8))
                    .textValue();
        } catch (IOException badEscape) {
            return null;
        }
    }

    /** Boyer, Moore and Horspool's search: for what is hardly ever there it looks at every seventh byte or so. */
    private boolean contains(byte[] expected) {
        int last = expected.length - 1;
        int i = last;
        while (i < bytes.length) {
            if (bytes[i] == expected[last] && startsWith(bytes, i - last, expected)) {
                return true;
            }
            int back = last - 1;
            while (back >= 0 && expected[back] != bytes[i]) {
                back--;
            }
            i += last - back;
        }
        return false;
    }

    private static boolean startsWith(byte[] json, int at, byte[] expected) {
        if (at + expected.length > json.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (json[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
