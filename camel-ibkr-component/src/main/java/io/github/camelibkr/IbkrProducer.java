package io.github.camelibkr;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.OrderReply;
import io.github.camelibkr.order.OrderEntry;
import io.github.camelibkr.order.OrderPolicy;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Bodies;
import io.github.camelibkr.rest.Classified;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Makes a request of an exchange and puts the typed answer into it. */
public class IbkrProducer extends DefaultAsyncProducer {

    private GatewayLink link;

    /** Made by the endpoint. */
    public IbkrProducer(IbkrEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public IbkrEndpoint getEndpoint() {
        return (IbkrEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        link = getEndpoint().getComponent().acquire(getEndpoint().settings());
    }

    @Override
    protected void doStop() throws Exception {
        if (link != null) {
            getEndpoint().getComponent().release(link);
            link = null;
        }
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletionStage<? extends IbkrMessage> call;
        try {
            call = call(exchange);
        } catch (IbkrException | RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        call.whenComplete((body, failure) -> continueWith(() -> {
            if (failure == null) {
                EventHeaders.set(exchange.getMessage(), null, body);
            } else {
                exchange.setException(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            }
            callback.done(false);
        }));
        return false;
    }

    /** The rest of the route runs on a worker: the threads that send requests have better things to do. */
    private void continueWith(Runnable rest) {
        try {
            getEndpoint().getComponent().workers().execute(rest);
        } catch (RejectedExecutionException stopping) {
            rest.run();
        }
    }

    private CompletionStage<? extends IbkrMessage> call(Exchange exchange) throws IbkrException {
        IbkrEndpoint endpoint = getEndpoint();
        Operation operation = endpoint.name().operation();
        OrderEntry orders = link.orders();
        OrderPolicy policy = endpoint.orderPolicy();
        switch (operation.name()) {
            case "order/place":
                return orders.place(exchange, policy);
            case "order/reply":
                OrderReply reply = reply(exchange);
                return orders.reply(reply.replyId(), reply.confirmed(), policy);
            case "order/cancel":
                return orders.cancel(arguments(exchange), policy);
            default:
                return link.rest()
                        .call(
                                operation,
                                arguments(exchange),
                                endpoint.patience(),
                                Duration.ofMillis(endpoint.getConfiguration().getSnapshotTimeout()));
        }
    }

    private Arguments arguments(Exchange exchange) throws InvalidRequestException {
        IbkrEndpoint endpoint = getEndpoint();
        return Arguments.of(endpoint.name().operation(), exchange.getMessage(), endpoint.options());
    }

    /** From the body ({@link OrderReply}, a map, JSON), else from headers and options. */
    private OrderReply reply(Exchange exchange) throws InvalidRequestException {
        Object body = exchange.getMessage().getBody();
        if (body instanceof OrderReply reply) {
            return reply;
        }
        String replyId = null;
        Object confirmed = exchange.getMessage().getHeader(IbkrConstants.REPLY_CONFIRMED);
        if (body instanceof Map<?, ?> map) {
            replyId = map.get("replyId") == null ? null : map.get("replyId").toString();
            confirmed = map.get("confirmed");
        } else if (body != null && exchange.getMessage().getHeader(IbkrConstants.REPLY_CONFIRMED) == null) {
            JsonNode json = body instanceof JsonNode tree ? tree : Classified.parse(Bodies.bytes(exchange));
            if (json == null || !json.isObject()) {
                throw new InvalidRequestException(
                        "order/reply: the body must be {\"replyId\":\"…\",\"confirmed\":true}, or header "
                                + IbkrConstants.REPLY_CONFIRMED + " must be set");
            }
            replyId = json.path("replyId").asText(null);
            confirmed =
                    json.path("confirmed").isBoolean() ? json.path("confirmed").asBoolean() : null;
        }
        if (!(confirmed instanceof Boolean) && !"true".equals(confirmed) && !"false".equals(confirmed)) {
            throw new InvalidRequestException("order/reply: confirmed must be true or false");
        }
        Arguments arguments = replyId == null
                ? arguments(exchange)
                : Arguments.of(getEndpoint().name().operation(), null, Map.of("replyId", replyId));
        return new OrderReply(arguments.get("replyId"), Boolean.parseBoolean(confirmed.toString()));
    }
}
