package io.github.camelibkr.store;

import java.io.IOException;

/** Where it is remembered that orders are halted, so that a restart does not forget it. */
public interface HaltRecord {

    /**
     * What was written; null if nothing was, or it was cleared.
     *
     * @throws IOException if that cannot be known now
     */
    String read() throws IOException;

    /**
     * Remembers it; when it returns, it is on the disk.
     *
     * @throws IOException if it may be forgotten
     */
    void write(String text) throws IOException;

    /**
     * Forgets it.
     *
     * @throws IOException if it may still be remembered
     */
    void clear() throws IOException;

    /** Where it is, for people. */
    String place();
}
