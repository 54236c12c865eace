package io.github.camelibkr.stream;

/** What happens with quotes that come while the route is busy. */
public enum Overflow {
    /** They are merged, field by field, into the next one. */
    conflate,
    /** All are delivered; if too many wait, the websocket is read no further, which holds back all other streams. */
    block,
    /** All are delivered; if too many wait, the oldest is left out, but for its values, which later ones show. */
    drop
}
