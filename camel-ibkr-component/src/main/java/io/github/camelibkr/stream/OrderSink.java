package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.model.OrderState;
import java.util.Map;
import java.util.concurrent.Executor;

/** Orders, each time something of one changes. */
public final class OrderSink extends RowSink {

    /** Orders that are remembered, so that a partial row can be completed. */
    private static final int REMEMBERED = 10_000;

    private final Map<String, OrderState> orders = new Recent<>(REMEMBERED); // guarded by reading

    /** For the whole session. */
    public OrderSink(Executor pool, Delivery delivery) {
        super(Topics.SOR, pool, delivery);
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

    /** What was true before an interruption may not be any more. */
    @Override
    void forget() {
        orders.clear();
    }
}
