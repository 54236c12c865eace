package io.github.camelibkr.stream;

import io.github.camelibkr.model.IbkrMessage;
import java.util.function.Consumer;

/** Hands one execution to a route, and hears what became of it: that may be long after the route was through with it. */
public interface FillDelivery {

    /**
     * Hands it over.
     *
     * @param settled called once, when the exchange, or the one that took its place ({@code seda:}), is complete: with
     *     null, or with why it failed
     * @param done as for {@link Delivery}
     * @return whether {@code done} was called already, on this thread
     */
    boolean deliver(IbkrMessage message, Consumer<Throwable> settled, Delivery.Done done);
}
