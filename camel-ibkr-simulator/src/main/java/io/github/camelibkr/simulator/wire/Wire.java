package io.github.camelibkr.simulator.wire;

/** Whose habits on the wire a simulator has. */
public enum Wire {
    /** Convenient for tests: answers with a length, binary frames, any TLS; sockets say which session they belong to. */
    STANDARD,

    /** The servers themselves: as the standard, but with text frames. */
    DIRECT,

    /**
     * The vendor's gateway program between a client and the servers: chunked answers, TLS 1.2 with an expired
     * certificate without names, five requests at a time, what it answers or loses by itself; one session for all.
     */
    GATEWAY,

    /** The servers as that program sees them: plain HTTP, no credentials on any request or socket. */
    UPSTREAM;

    /** Whether this is the gateway program. */
    public boolean isGateway() {
        return this == GATEWAY;
    }

    /** Whether clients are connected with the servers themselves. */
    boolean isServers() {
        return this == DIRECT || this == UPSTREAM;
    }
}
