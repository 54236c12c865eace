package io.github.camelibkr.model;

import java.util.List;

/**
 * All that the journal knows of one order ({@code order/journal}).
 *
 * @param order how it stands
 * @param steps how it came to that, oldest first
 */
public record JournalRecord(JournalEntry order, List<JournalStep> steps) implements IbkrMessage {}
