package io.github.camelibkr.model;

import java.util.List;
import java.util.Map;

/**
 * The summary of one account as it stands (topic {@code ssd}).
 *
 * @param accountId the account
 * @param values by IBKR's keys, such as {@code NetLiquidation}; with {@code -S} of securities, {@code -C} of commodities
 * @param changed the keys that changed since the summary that was delivered before this one
 */
public record AccountSummary(String accountId, Map<String, SummaryValue> values, List<String> changed)
        implements IbkrMessage {}
