package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Loudspeaker;
import io.github.camelibkr.simulator.wire.Refusal;
import java.util.HashMap;
import java.util.Map;

/** Prompts that hold orders up, and the answers to them. */
final class Prompts {

    private static final long FIRST_REQUEST = 22_001;

    private final OrderBook book;
    private final Loudspeaker loudspeaker;
    private final Map<Long, Open> open = new HashMap<>();
    private long nextRequest = FIRST_REQUEST;

    private record Open(String requestId, Order order, Prompt prompt) {}

    Prompts(OrderBook book, Loudspeaker loudspeaker) {
        this.book = book;
        this.loudspeaker = loudspeaker;
    }

    /** Holds an order up and returns what the client has to answer. */
    ObjectNode raise(Order order, Prompt prompt) {
        Open raised = new Open(Long.toString(nextRequest++), order, prompt);
        open.put(order.id(), raised);
        order.block(true);
        ObjectNode body = Json.object().put("orderId", order.id()).put("reqId", raised.requestId());
        body.putArray("dismissable");
        body.put("text", prompt.text());
        prompt.options().forEach(body.putArray("options")::add);
        return body.put("type", "M").put("messageId", prompt.messageId()).put("prompt", true);
    }

    /** Says it to every websocket; a client without one never hears of it. */
    void say(ObjectNode prompt) {
        ObjectNode frame = Json.object().put("topic", "ntf");
        frame.putArray("args").add(prompt);
        loudspeaker.say(frame);
    }

    /** The client's choice; the answer to it is plain text. */
    Answer answer(JsonNode body) {
        Open asked = open.get(body.path("orderId").asLong());
        String choice = body.path("text").asText("");
        if (asked == null || !asked.requestId().equals(body.path("reqId").asText())) {
            throw Refusal.badRequest(
                    "no prompt is open for order " + body.path("orderId").asText());
        }
        if (!asked.prompt().options().contains(choice)) {
            throw Refusal.badRequest("text must be one of the options");
        }
        open.remove(asked.order().id());
        asked.order().block(false);
        if (Prompt.isDeclining(choice)) {
            book.cancel(asked.order());
        } else {
            book.proceed(asked.order());
        }
        return Answer.text("Request was submitted");
    }
}
