package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.OrderPreview;
import io.github.camelibkr.model.Receipt;
import io.github.camelibkr.model.RequestFailedException;
import io.github.camelibkr.wire.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An answer in one of its many guises, told apart: JSON, or an error (200 with {@code error}, JSON within the error's
 * text, HTML, plain text, nothing at all; quirks 6, 7, 28 to 32).
 */
public final class Classified {

    private static final int LONGEST_REASON = 200;
    /** What stands in {@code error} where nothing is wrong. */
    private static final Set<String> NO_ERROR = Set.of("", "None");

    private Classified() {}

    /**
     * The JSON of a good answer.
     *
     * @param penaltyEnd when sending may begin again, if the answer is 429; null if that is not known
     * @throws RequestFailedException if the answer is an error, whatever its status
     */
    public static JsonNode json(Operation operation, Answer answer, Instant penaltyEnd) throws RequestFailedException {
        JsonNode json = answer.json();
        if (json == null && answer.status() == 200 && mayBeWords(operation, answer)) {
            // plain text or nothing, where there is nothing to tell (quirk 7)
            return TextNode.valueOf(answer.body().length == 0 ? "" : plain(answer.text()));
        }
        boolean isError = json == null || error(json) != null || hasErrorInNoKnownForm(json);
        if (answer.status() != 200 || isError && !isPreview(operation, json)) {
            throw Meaning.of(operation, answer).exception(operation.name(), answer, reason(answer), penaltyEnd);
        }
        return json;
    }

    private static boolean mayBeWords(Operation operation, Answer answer) {
        return operation.answer() == Receipt.class
                || operation.answer() == JsonNode.class
                        && !operation.readOnly()
                        && !answer.text().contains("<");
    }

    /** What is wrong with an order that is not placed is a part of its preview. */
    private static boolean isPreview(Operation operation, JsonNode json) {
        return operation.answer() == OrderPreview.class
                && json != null
                && json.path("amount").isObject();
    }

    /** It says that something is wrong, in a way that IBKR was never seen to say it. */
    private static boolean hasErrorInNoKnownForm(JsonNode json) {
        JsonNode error = json.path("error");
        return error.isBoolean() && error.booleanValue() || error.isContainerNode() && !error.isEmpty();
    }

    /** Text as JSON; null if it is none. */
    public static JsonNode parse(byte[] body) {
        return new Answer(0, body).json();
    }

    /** IBKR's error text in a JSON answer, with JSON within it unpacked; null if it holds none. */
    public static String error(JsonNode json) {
        if (json.isArray() && json.size() == 1 && json.get(0).path("error").isTextual()) {
            // a list of nothing but what is wrong
            return error(json.get(0));
        }
        JsonNode error = json.path("error");
        if (!error.isTextual() || NO_ERROR.contains(error.asText().strip())) {
            // quirk 28
            for (String name : List.of("success", "set")) {
                if (json.path(name).isBoolean() && !json.path(name).booleanValue()) {
                    return json.path("text").asText("it says " + name + ": false");
                }
            }
            return null;
        }
        String text = error.asText();
        if (text.startsWith("{")) {
            try {
                JsonNode inner = IbkrJson.read(text.getBytes(StandardCharsets.UTF_8));
                if (inner.path("reason").isTextual()) {
                    return inner.path("reason").asText();
                }
            } catch (IOException itIsJustText) {
                return text;
            }
        }
        return text;
    }

    /** What the answer says, in one short printable line. */
    public static String reason(Answer answer) {
        JsonNode json = answer.json();
        String text = json == null ? null : error(json);
        if (text == null) {
            text = answer.text().replaceAll("<[^>]*>", " ");
        }
        return plain(text);
    }

    /** A text from IBKR without HTML, line breaks and control characters, shortened. */
    public static String plain(String text) {
        String plain = text.replaceAll("<[^>]*>", " ")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        if (plain.isEmpty()) {
            return "nothing";
        }
        return plain.length() <= LONGEST_REASON ? plain : plain.substring(0, LONGEST_REASON) + "…";
    }
}
