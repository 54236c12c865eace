package io.github.camelibkr.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.gateway.Answer;
import io.github.camelibkr.model.OrderQuestion;
import io.github.camelibkr.model.Values;
import io.github.camelibkr.rest.Classified;
import java.util.ArrayList;
import java.util.List;

/**
 * What an answer to an order, or to a reply, proves (quirk 50). Only IBKR's own word counts as acceptance or rejection;
 * everything else leaves the outcome unknown.
 */
sealed interface OrderAnswer {

    /** IBKR has taken the order. */
    record Accepted(String orderId, String status, String text) implements OrderAnswer {}

    /** IBKR asks first. */
    record Asked(OrderQuestion question) implements OrderAnswer {}

    /** IBKR has refused the order. */
    record Rejected(String reason) implements OrderAnswer {}

    /** Nothing is proved. */
    record Unclear(String reason) implements OrderAnswer {}

    static OrderAnswer of(Answer answer) {
        JsonNode json = Classified.parse(answer.body());
        if (answer.status() == 200 && json != null) {
            String error = json.isObject() ? Classified.error(json) : null;
            if (error != null) {
                return new Rejected(Classified.plain(error));
            }
            if (json.isArray() && !json.isEmpty()) {
                return row(json.get(0));
            }
        }
        if (answer.status() == 400 && json != null && Classified.error(json) != null) {
            return new Rejected(Classified.plain(Classified.error(json)));
        }
        return new Unclear("status " + answer.status() + ": " + Classified.reason(answer));
    }

    private static OrderAnswer row(JsonNode row) {
        String orderId = Values.text(row.get("order_id"));
        String status = Values.text(row.get("order_status"));
        if (orderId != null && !orderId.startsWith("-") && !"Failed".equals(status)) {
            String text = Values.text(row.has("warning_message") ? row.get("warning_message") : row.get("text"));
            return new Accepted(orderId, status, text == null ? null : Classified.plain(text));
        }
        if (orderId != null) {
            // single rows fail like this (quirk 60)
            String why = Values.text(row.has("text") ? row.get("text") : row.get("warning_message"));
            return new Rejected(why == null ? "the order failed" : Classified.plain(why));
        }
        String replyId = Values.text(row.get("id"));
        if (replyId != null && row.has("message")) {
            return new Asked(new OrderQuestion(replyId, texts(row.get("messageIds")), messages(row.get("message"))));
        }
        return new Unclear("an answer in no known form");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        if (array != null) {
            array.forEach(item -> texts.add(item.asText()));
        }
        return texts;
    }

    /** Line breaks and HTML are IBKR's, not the reader's (quirk 53). */
    private static List<String> messages(JsonNode node) {
        List<String> raw = node.isArray() ? texts(node) : List.of(node.asText());
        return raw.stream().map(Classified::plain).toList();
    }
}
