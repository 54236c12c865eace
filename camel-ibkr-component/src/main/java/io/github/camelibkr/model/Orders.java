package io.github.camelibkr.model;

import java.util.Iterator;
import java.util.List;

/**
 * The answer of {@code order/list}; {@code split().body()} walks over it.
 *
 * @param orders the orders of the day: working, filled and cancelled
 */
public record Orders(List<OrderUpdate> orders) implements IbkrMessage, Iterable<OrderUpdate> {

    @Override
    public Iterator<OrderUpdate> iterator() {
        return orders.iterator();
    }
}
