package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.TradingState;

/** Hears what the guard decides. */
public interface GuardListener {

    /** Something was denied. */
    void denied(OrderDeniedException denial);

    /** Orders are halted, or not any more. */
    void changed(TradingState state);
}
