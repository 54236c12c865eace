package io.github.camelibkr.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes whole messages out of what comes over a websocket: frames in fragments, and JSON that the gateway has cut into
 * several complete messages (it does not put together again what IBKR fragmented). Bytes that are not UTF-8 become
 * U+FFFD (quirk 103), and messages over the limit are left out and counted: neither ends the connection.
 */
public final class Reassembly {

    /** Where a topic's name may be found of a message that is not read: it is the first key or the last. */
    private static final int EDGE = 256;

    private static final Pattern TOPIC = Pattern.compile("\"topic\"\\s*:\\s*\"([A-Za-z0-9+@.;,/-]{1,64})\"");

    private static final byte QUOTATION_MARK = 1;
    /** What asks for a closer look. */
    private static final byte SPECIAL = 2;
    /** What each byte is; 0 if nothing. */
    private static final byte[] KINDS = new byte[256];

    static {
        Arrays.fill(KINDS, 128, 256, SPECIAL);
        KINDS['"'] = QUOTATION_MARK;
        for (char c : "{}[]\\".toCharArray()) {
            KINDS[c] = SPECIAL;
        }
    }

    private final int frameLimit;
    private final int limit;
    private final Consumer<byte[]> messages;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final ByteArrayOutputStream cutShort = new ByteArrayOutputStream();
    private boolean skipping;
    private long repaired;
    private long oversized;
    private byte[] head = {};
    private String oversizedTopic;

    /** Limits in bytes: of one frame, and of a message. */
    public Reassembly(int frameLimit, int limit, Consumer<byte[]> messages) {
        this.frameLimit = frameLimit;
        this.limit = limit;
        this.messages = messages;
    }

    /** Takes one frame's payload. */
    public void add(byte[] payload, boolean last) {
        boolean continues = continues();
        if (skipping || payload.length > frameLimit || pending.size() + payload.length > limit) {
            skip(payload, last);
            return;
        }
        if (!last) {
            pending.writeBytes(payload);
            return;
        }
        if (!continues) {
            complete(payload);
            return;
        }
        pending.writeBytes(payload);
        byte[] whole = pending.toByteArray();
        pending.reset();
        complete(whole);
    }

    private boolean continues() {
        return pending.size() > 0;
    }

    private void skip(byte[] payload, boolean last) {
        if (!skipping) {
            head = continues() ? pending.toByteArray() : payload;
            head = Arrays.copyOf(head, Math.min(EDGE, head.length));
        }
        pending.reset();
        skipping = !last;
        if (last) {
            oversized++;
            byte[] tail = Arrays.copyOfRange(payload, Math.max(0, payload.length - EDGE), payload.length);
            oversizedTopic = topic(head).or(() -> topic(tail)).orElse(null);
        }
    }

    private static Optional<String> topic(byte[] part) {
        Matcher found = TOPIC.matcher(new String(part, StandardCharsets.ISO_8859_1));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private void complete(byte[] message) {
        if (cutShort.size() == 0) {
            if (isWholeAndAscii(message)) {
                messages.accept(message);
            } else if (looksCut(message)) {
                cutShort.writeBytes(message);
            } else {
                deliver(message);
            }
            return;
        }
        if (startsAnew(message) || cutShort.size() + message.length > limit) {
            // the rest never came: what there is goes on, to be counted as malformed where it is read
            byte[] torso = cutShort.toByteArray();
            cutShort.reset();
            deliver(torso);
            complete(message);
            return;
        }
        cutShort.writeBytes(message);
        byte[] whole = cutShort.toByteArray();
        if (!looksCut(whole)) {
            cutShort.reset();
            deliver(whole);
        }
    }

    /**
     * Whether it is surely an object that ends with the message, and ASCII: no other brace or bracket, nothing escaped,
     * and all texts closed. That is so of every quote, and quickly seen.
     */
    private static boolean isWholeAndAscii(byte[] message) {
        int last = message.length - 1;
        if (last < 1 || message[0] != '{' || message[last] != '}') {
            return false;
        }
        int seen = 0;
        int odd = 0;
        for (int i = 1; i < last; i++) {
            int kind = KINDS[message[i] & 0xFF];
            seen |= kind;
            odd ^= kind;
        }
        return seen <= QUOTATION_MARK && odd == 0;
    }

    /** A message that opens an object and does not close it. */
    private static boolean looksCut(byte[] message) {
        return message.length > 0 && message[0] == '{' && endOfObject(message) < 0;
    }

    /** Where the object that begins the message is closed; -1 if it is not. */
    private static int endOfObject(byte[] json) {
        int depth = 0;
        boolean inText = false;
        for (int i = 0; i < json.length; i++) {
            byte c = json[i];
            if (inText) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inText = false;
                }
            } else if (c == '"') {
                inText = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return -1;
    }

    /**
     * A whole message and nothing else. A row from the middle of a cut one is whole too, but names no topic; one from
     * its end is followed by what closes the rest.
     */
    private static boolean startsAnew(byte[] message) {
        return message.length > 1
                && message[0] == '{'
                && endOfObject(message) == message.length
                && new Frame(message).topic() != null;
    }

    private void deliver(byte[] raw) {
        messages.accept(isAscii(raw) ? raw : repair(raw));
    }

    private static boolean isAscii(byte[] raw) {
        int bits = 0;
        for (byte each : raw) {
            bits |= each;
        }
        return bits >= 0;
    }

    private byte[] repair(byte[] raw) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw));
            return raw;
        } catch (CharacterCodingException notUtf8) {
            repaired++;
            return new String(raw, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** How many messages held bytes that are not UTF-8. */
    long repaired() {
        return repaired;
    }

    /** How many messages were left out because of their size. */
    public long oversized() {
        return oversized;
    }

    /** The topic of the latest of these; null if it could not be seen. */
    public String oversizedTopic() {
        return oversizedTopic;
    }
}
