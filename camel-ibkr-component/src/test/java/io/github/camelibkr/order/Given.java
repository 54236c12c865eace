package io.github.camelibkr.order;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderRequestBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** What unit tests of order entry begin with. */
final class Given {

    static final Instant NOW = Instant.parse("2026-05-04T14:30:00Z");

    private Given() {}

    /** A market order that is in order. */
    static OrderRequestBuilder order() {
        return OrderRequest.builder()
                .accountId("DU1")
                .clientOrderId("c-1")
                .conid(1L)
                .side("BUY")
                .orderType("MKT")
                .quantity(BigDecimal.ONE);
    }

    /** Allows the questions o1 and o2. */
    static OrderPolicy policy(OnQuestion onQuestion, boolean cancelOnPartial) {
        return policy(null, onQuestion, cancelOnPartial, exchange -> null);
    }

    /** For one account, or for any if it is null. */
    static OrderPolicy policy(String accountId, OrderPolicy.IdSource id) {
        return policy(accountId, OnQuestion.refuse, false, id);
    }

    private static OrderPolicy policy(
            String accountId, OnQuestion onQuestion, boolean cancelOnPartial, OrderPolicy.IdSource id) {
        return new OrderPolicy(
                null,
                accountId,
                Set.of("o1", "o2"),
                onQuestion,
                OnUnknown.fail,
                cancelOnPartial,
                true,
                id,
                false,
                false,
                null,
                null);
    }

    static Exchange exchange(Object body, Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        return exchange;
    }

    /** What a journal knows of an order. */
    static JournalEntry entry(String clientOrderId, JournalState state, String orderId, String text) {
        return new JournalEntry(
                clientOrderId,
                "DU1",
                "https://localhost:5000",
                JournalEntry.Kind.PLACE,
                state,
                orderId,
                "hash",
                "{}",
                "me",
                text,
                NOW,
                NOW);
    }
}
