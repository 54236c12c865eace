package io.github.camelibkr.model;

import java.util.List;

/**
 * Orders in the journal ({@code order/journal}).
 *
 * @param orders what is known of each, newest first; none if the journal knows none
 * @param more whether there are more than were asked for; absent if not
 */
public record JournalRecords(List<JournalRecord> orders, Boolean more) implements IbkrMessage {}
