package io.github.camelibkr.stream;

import java.time.Instant;

/**
 * How one subscription is.
 *
 * @param topic the topic, with its target if it has one
 * @param state how far it is
 * @param lastFrame when it last brought something; null if it never has
 * @param problem what stands in the way; null if nothing does
 */
public record StreamCondition(String topic, State state, Instant lastFrame, String problem) {

    /** How far a subscription is. */
    public enum State {
        /** It has not been sent yet, or the websocket is not up. */
        WAITING,
        /** It was sent; nothing has come yet, which for orders and executions may be right. */
        SUBSCRIBED,
        /** It brings something. */
        FLOWING,
        /** IBKR has refused it; it is asked for again. */
        REFUSED,
        /** It was sent again and again, and IBKR does not answer; it is still asked for, now and then. */
        SILENT,
        /** It was given up, because what it brings cannot be read. */
        QUARANTINED
    }
}
