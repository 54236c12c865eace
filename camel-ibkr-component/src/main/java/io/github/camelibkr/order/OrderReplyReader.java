package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.OrderReply;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Bodies;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Reads the answer to a question: from the body ({@link OrderReply}, a map, JSON), else from headers and options. */
public final class OrderReplyReader {

    private static final Operation REPLY = Operations.get("order/reply");

    private OrderReplyReader() {}

    /**
     * The reply.
     *
     * @param options the endpoint's options, by name
     * @throws InvalidRequestException if it is not clear which question is meant, or whether the answer is yes or no
     */
    public static OrderReply read(Exchange exchange, Map<String, String> options) throws InvalidRequestException {
        Message message = exchange.getMessage();
        Object body = message.getBody();
        if (body instanceof OrderReply reply) {
            return checked(Arguments.of(REPLY, null, Map.of("replyId", reply.replyId())), reply.confirmed());
        }
        Object header = message.getHeader(IbkrConstants.REPLY_CONFIRMED);
        if (header != null || body == null) {
            return checked(Arguments.of(REPLY, message, options), header);
        }
        Map<?, ?> map = Bodies.map(exchange);
        if (map == null) {
            throw new InvalidRequestException("order/reply: the body must be {\"replyId\":\"…\",\"confirmed\":true}, or"
                    + " header " + IbkrConstants.REPLY_CONFIRMED + " must be set");
        }
        Object replyId = map.get("replyId");
        return checked(
                replyId == null
                        ? Arguments.of(REPLY, message, options)
                        : Arguments.of(REPLY, null, Map.of("replyId", replyId.toString())),
                map.get("confirmed"));
    }

    private static OrderReply checked(Arguments arguments, Object confirmed) throws InvalidRequestException {
        String text = String.valueOf(confirmed);
        if (!text.equals("true") && !text.equals("false")) {
            throw new InvalidRequestException("order/reply: confirmed must be true or false, not " + text);
        }
        return new OrderReply(arguments.get("replyId"), Boolean.parseBoolean(text));
    }
}
