package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;

/**
 * Whether orders may leave ({@code control/halt}, {@code control/resume}).
 *
 * @param state whether they may
 * @param since since when; null if it was halted by hand, without a time
 * @param reason why, in the words of whoever did it
 */
public record TradingState(State state, @JsonDeserialize(using = InstantReader.class) Instant since, String reason)
        implements IbkrMessage {

    /** Whether orders may leave. */
    public enum State {
        /** They may, as far as the other rules allow it. */
        ACTIVE,
        /** None may: no new one, no change, no answer of yes. What is placed may be cancelled. */
        HALTED
    }
}
