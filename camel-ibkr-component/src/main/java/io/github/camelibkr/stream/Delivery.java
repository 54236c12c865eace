package io.github.camelibkr.stream;

import io.github.camelibkr.model.IbkrMessage;

/** Hands one message to a route. */
public interface Delivery {

    /**
     * Hands it over.
     *
     * @param done to be called once, when the route is through with it
     * @return whether {@code done} was called already, on this thread
     */
    boolean deliver(IbkrMessage message, Done done);

    /** Called when a route is through with a message. */
    interface Done {
        /** {@code synchronously}: on the thread, and within the call, of {@link Delivery#deliver}. */
        void done(boolean synchronously);
    }
}
