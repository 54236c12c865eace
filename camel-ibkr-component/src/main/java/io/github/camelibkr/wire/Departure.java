package io.github.camelibkr.wire;

import io.github.camelibkr.model.IbkrException;

/**
 * The last look at a request that must not leave lightly. It is asked on the thread that sends, when the connection
 * stands and before the first byte; it may block.
 */
public interface Departure {

    /** Ends when the request has left. */
    interface Gate {
        /** Called once. */
        void close();
    }

    /**
     * Lets it leave.
     *
     * @return closed when all of it has left, or could not
     * @throws IbkrException if it must not leave: then nothing of it does
     */
    Gate open() throws IbkrException;
}
