package io.github.camelibkr.model;

import java.util.List;
import java.util.Map;

/**
 * The summary of one account as it stands (topic {@code ssd}, {@code portfolio/summary}).
 *
 * @param accountId the account
 * @param values by IBKR's keys, such as {@code NetLiquidation}; with {@code -S} of securities, {@code -C} of commodities;
 *     over REST the keys are all lower case
 * @param changed the keys that changed since the summary that was delivered before this one; empty over REST
 */
public record AccountSummary(String accountId, Map<String, SummaryValue> values, List<String> changed)
        implements IbkrMessage {}
