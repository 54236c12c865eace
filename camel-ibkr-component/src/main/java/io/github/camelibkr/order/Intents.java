package io.github.camelibkr.order;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/** What will be noted of orders before they are sent through a gateway. */
final class Intents {

    /** In characters; longer ones are kept as a hash only. */
    private static final int LONGEST_REQUEST = 16_000;

    private final String gateway;
    private final Attempts attempts;

    Intents(String gateway, Attempts attempts) {
        this.gateway = gateway;
        this.attempts = attempts;
    }

    /** Of a new order. */
    JournalEntry of(OrderRequest order, Instant now) {
        return of(order, JournalEntry.Kind.PLACE, null, OrderWire.body(order), now);
    }

    /** Of the change of a working order. */
    JournalEntry of(OrderRequest change, String orderId, Instant now) {
        return of(change, JournalEntry.Kind.MODIFY, orderId, OrderWire.change(change), now);
    }

    private JournalEntry of(OrderRequest order, JournalEntry.Kind kind, String orderId, byte[] body, Instant now) {
        String request = body.length <= LONGEST_REQUEST ? new String(body, StandardCharsets.UTF_8) : null;
        return new JournalEntry(
                order.clientOrderId(),
                order.accountId(),
                gateway,
                kind,
                JournalState.INTENT,
                orderId,
                content(orderId, body),
                request,
                attempts.next(),
                null,
                now,
                now);
    }

    /** What was ordered, so that another order under the same id is noticed. */
    private static String content(String orderId, byte[] body) {
        byte[] whole = orderId == null
                ? body
                : (orderId + ' ' + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(ClientOrderIds.sha256(whole));
    }
}
