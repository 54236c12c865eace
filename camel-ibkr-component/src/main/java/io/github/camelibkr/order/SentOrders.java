package io.github.camelibkr.order;

import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.wire.GatewayUrl;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which client order ids were sent to a gateway and what became of them, as long as this JVM lives: the reason why an
 * order is sent at most once, whatever a route does with its message.
 */
final class SentOrders {

    private static final int REMEMBERED = 100_000;

    private static final Map<GatewayUrl, SentOrders> BY_GATEWAY = new ConcurrentHashMap<>();

    private final Map<String, String> outcomes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** All of one gateway share it, in whatever Camel context they are. */
    static SentOrders of(GatewayUrl url) {
        return BY_GATEWAY.computeIfAbsent(url, any -> new SentOrders());
    }

    /** Reserves the id for one request. */
    synchronized void begin(String accountId, String clientOrderId) throws DuplicateOrderException {
        String before = outcomes.putIfAbsent(clientOrderId, "is being sent");
        if (before != null) {
            throw new DuplicateOrderException(
                    "order " + clientOrderId + " was not sent again: it " + before
                            + ". A new order needs a new clientOrderId.",
                    accountId,
                    clientOrderId,
                    null);
        }
    }

    /** Notes what became of it, such as {@code "was accepted as 912091175"}. */
    synchronized void end(String clientOrderId, String outcome) {
        outcomes.put(clientOrderId, outcome);
    }

    /** No byte of it left: the id is free again. */
    synchronized void forget(String clientOrderId) {
        outcomes.remove(clientOrderId);
    }
}
