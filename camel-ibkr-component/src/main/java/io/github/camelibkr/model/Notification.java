package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A message of IBKR's to the user, or a question about an order that waits for an answer (topic {@code ntf}).
 *
 * @param id IBKR's id of a message
 * @param title its title, if any
 * @param text what it says
 * @param url where there is more; only text, never followed
 * @param prompt whether it is a question
 * @param orderId the order that the question is about
 * @param requestId the id of the question
 * @param messageId the kind of question, such as {@code o354}
 * @param options the possible answers
 * @param fields everything else, by IBKR's own names
 */
public record Notification(
        String id,
        String title,
        String text,
        String url,
        Boolean prompt,
        Long orderId,
        String requestId,
        String messageId,
        List<String> options,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> fields)
        implements IbkrMessage {

    private static final Set<String> COMPONENTS =
            Set.of("id", "title", "text", "url", "prompt", "orderId", "reqId", "messageId", "options");

    /** Reads one; null if there is neither an id nor a text. */
    public static Notification read(JsonNode row) {
        String text = Values.text(row.get("text"));
        String id = Values.text(row.get("id"));
        if (text == null && id == null) {
            return null;
        }
        List<String> options = null;
        if (row.path("options").isArray()) {
            options = new ArrayList<>();
            for (JsonNode option : row.path("options")) {
                options.add(option.asText());
            }
            options = Collections.unmodifiableList(options);
        }
        return new Notification(
                id,
                Values.text(row.get("title")),
                text,
                Values.text(row.get("url")),
                Values.flag(row.get("prompt")),
                Values.whole(row.get("orderId")),
                Values.text(row.get("reqId")),
                Values.text(row.get("messageId")),
                options,
                Values.others(row, COMPONENTS));
    }
}
