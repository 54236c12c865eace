package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;

/**
 * What the brokerage asks before it takes an order.
 *
 * @param messageId what clients should go by, since texts vary; null as in answers of old, which had no ids
 */
record Question(String messageId, String text) {

    private static final String CAP_PRICE = "o10153";
    private static final String ACCEPT = "Accept and Continue";

    /** The question as the answer to an order or to a reply. */
    ArrayNode ask(String id) {
        ArrayNode body = Json.array();
        ObjectNode question = body.addObject().put("id", id);
        question.putArray("message").add(text);
        if (messageId == null) {
            return body;
        }
        question.put("isSuppressed", false).putArray("messageIds").add(messageId);
        if (messageId.equals(CAP_PRICE)) {
            question.put("isSuppressible", true).put("defaultSuppressionOption", ACCEPT);
            question.putArray("messageOptions").add("Decline").add(ACCEPT);
        } else {
            question.putArray("messageOptions").add("Yes").add("No");
        }
        return body;
    }
}
