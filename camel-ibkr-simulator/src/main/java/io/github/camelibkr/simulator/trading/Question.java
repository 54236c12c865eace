package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;

/** What the brokerage asks before it takes an order. The wording is the simulator's own; match on the ids. */
enum Question {
    PRICE_FAR_AWAY("o163"),
    NO_MARKET_DATA("o354"),
    MANDATORY_CAP("o10153");

    private final String messageId;

    Question(String messageId) {
        this.messageId = messageId;
    }

    String messageId() {
        return messageId;
    }

    /** The question as the answer to an order or to a reply. */
    ArrayNode ask(String id, OrderTicket ticket) {
        ArrayNode body = Json.array();
        ObjectNode question = body.addObject().put("id", id);
        question.putArray("message").add(text(ticket));
        question.put("isSuppressed", false).putArray("messageIds").add(messageId);
        if (this == MANDATORY_CAP) {
            question.put("isSuppressible", true).put("defaultSuppressionOption", "Accept and Continue");
            question.putArray("messageOptions").add("Decline").add("Accept and Continue");
        } else {
            question.putArray("messageOptions").add("Yes").add("No");
        }
        return body;
    }

    String text(OrderTicket ticket) {
        String symbol = ticket.contract().displayName();
        return switch (this) {
            case PRICE_FAR_AWAY ->
                "The limit of \"" + ticket.side() + " " + OrderView.plain(ticket.quantity()) + " "
                        + symbol + " @ " + ticket.contract().price(ticket.price())
                        + "\" is more than \n3% away from the"
                        + " market.\nSubmit the order all the same?";
            case NO_MARKET_DATA ->
                "No market data is streaming for " + symbol + ". \nThe order may trade at a price"
                        + " that nobody has seen.\nSubmit it all the same?";
            case MANDATORY_CAP ->
                "<h4>Price cap</h4>A cap or floor may be applied to the price of this " + symbol
                        + " order. A capped order may stay unfilled.";
        };
    }
}
