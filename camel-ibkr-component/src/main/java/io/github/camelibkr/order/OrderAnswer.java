package io.github.camelibkr.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.OrderQuestion;
import io.github.camelibkr.model.Values;
import io.github.camelibkr.rest.Classified;
import io.github.camelibkr.wire.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an answer to an order, or to a reply, proves (quirk 50). Only IBKR's own word counts as acceptance or rejection;
 * everything else leaves the outcome unknown.
 */
sealed interface OrderAnswer {

    /** First states that say no. */
    Set<String> NO = Set.of("Failed", "Rejected");

    /** What IBKR says of an id that it has heard before. */
    String KNOWN = "already registered";

    /** IBKR has taken one order; {@code localId} is the id that was sent with it, if IBKR repeats it. */
    record Accepted(String orderId, String localId, String status, String text) implements OrderAnswer {}

    /** IBKR has refused one order of those that were sent (quirk 60). */
    record Failed(String localId, String reason) implements OrderAnswer {}

    /** IBKR asks first. */
    record Asked(OrderQuestion question) implements OrderAnswer {}

    /** IBKR has refused the whole request. */
    record Rejected(String reason) implements OrderAnswer {}

    /** IBKR has an order with this client order id (quirk 58): it may be this one, or another. */
    record Known(String reason) implements OrderAnswer {}

    /** There is no brokerage session, so nothing can have been placed (quirk 16). */
    record NoSession(String reason) implements OrderAnswer {}

    /** Nothing is proved. */
    record Unclear(String reason) implements OrderAnswer {}

    /** Something of each order that it is about, or one thing of all. */
    static List<OrderAnswer> of(Answer answer) {
        JsonNode json = answer.json();
        if (json != null && json.isObject() && (answer.status() == 200 || answer.status() == 400)) {
            String error = Classified.error(json);
            if (error != null) {
                return List.of(refusal(answer.status(), Classified.plain(error)));
            }
        }
        if (answer.status() == 200 && json != null && json.isArray() && !json.isEmpty()) {
            List<OrderAnswer> rows = new ArrayList<>();
            json.forEach(row -> rows.add(row(row)));
            return rows;
        }
        return List.of(new Unclear("status " + answer.status() + ": " + Classified.reason(answer)));
    }

    /** Whether this answer says that an order stands at IBKR. */
    static boolean isAccepted(Answer answer) {
        return of(answer).stream().anyMatch(Accepted.class::isInstance);
    }

    private static OrderAnswer refusal(int status, String error) {
        if (error.contains(KNOWN)) {
            return new Known(error);
        }
        if (error.contains("reply id not found")) {
            // a question that was lost, or answered before: it says nothing of the order
            return new Unclear(error);
        }
        return status == 400 && (error.contains("no bridge") || error.contains("Init session first"))
                ? new NoSession(error)
                : new Rejected(error);
    }

    private static OrderAnswer row(JsonNode row) {
        String orderId = Values.text(row.get("order_id"));
        String localId = Values.text(row.get("local_order_id"));
        String status = Values.text(row.get("order_status"));
        if (NO.contains(String.valueOf(status)) || (orderId != null && orderId.startsWith("-"))) {
            String why = Values.text(row.has("text") ? row.get("text") : row.get("warning_message"));
            String reason = why == null ? "the order failed" : Classified.plain(why);
            return reason.contains(KNOWN) ? new Known(reason) : new Failed(localId, reason);
        }
        if (orderId != null && orderId.matches("[1-9]\\d*")) {
            String text = Values.text(row.has("warning_message") ? row.get("warning_message") : row.get("text"));
            return new Accepted(orderId, localId, status, text == null ? null : Classified.plain(text));
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
