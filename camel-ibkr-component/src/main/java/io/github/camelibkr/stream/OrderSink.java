package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.cache.Recent;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.model.OrderState;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Orders, each time something of one changes. Beside the stream, which may say nothing for hours or be refused (quirks
 * 104 and 107), the orders are read over REST; what these know and the stream has not told is delivered, too.
 */
public final class OrderSink extends QueueSink {

    /** Orders that are remembered, so that a partial row can be completed. */
    private static final int REMEMBERED = 10_000;

    private final Map<String, OrderState> orders = new Recent<>(REMEMBERED); // guarded by reading

    /** For the whole session; {@code most} frames may wait. */
    public OrderSink(int most, Executor pool, Delivery delivery) {
        super(Topics.SOR, null, most, pool, delivery);
    }

    @Override
    boolean row(JsonNode row) {
        String key = OrderState.key(row);
        if (key == null) {
            return false;
        }
        OrderState order = orders.computeIfAbsent(key, unknown -> new OrderState());
        if (order.merge(row)) {
            deliver(order.take());
        } else {
            // a row of ids or colours only, or a complete row that says nothing new
            counts.conflated.incrementAndGet();
        }
        return true;
    }

    @Override
    public void told(JsonNode rows, Instant asked, boolean first) {
        boolean behind = false;
        synchronized (reading) {
            // what came over the stream meanwhile is newer
            readAll();
            for (JsonNode row : rows) {
                String key = OrderState.key(row);
                if (key != null
                        && orders.computeIfAbsent(key, unknown -> new OrderState())
                                .isBehind(row)) {
                    counts.received.incrementAndGet();
                    row(row);
                    behind = true;
                }
            }
        }
        if (behind) {
            signal();
            if (!first) {
                streams().behind(this);
            }
        }
    }

    /** What was true before an interruption may not be any more. */
    @Override
    void forget() {
        orders.clear();
    }
}
