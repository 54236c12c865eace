package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;

/**
 * One step of an order, as the journal knows it ({@code order/journal}).
 *
 * @param at when it was noted
 * @param state how far the order had come then
 * @param orderId IBKR's id; null if it had none, or it was not known
 * @param owner who noted it: a token of one attempt of one run of one process
 * @param text what was said: a reason, a question, the question that was answered with yes, an operator's words
 */
public record JournalStep(
        @JsonDeserialize(using = InstantReader.class) Instant at,
        JournalState state,
        String orderId,
        String owner,
        String text)
        implements IbkrMessage {}
