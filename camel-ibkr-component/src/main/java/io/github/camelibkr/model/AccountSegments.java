package io.github.camelibkr.model;

import java.util.Map;

/**
 * Values of an account by segment or currency ({@code account/availableFunds}, {@code balances}, {@code margins}, {@code marketValue}). Which segments and values there are differs by account (quirk 93).
 *
 * @param accountId the account
 * @param segments by segment or currency, then by IBKR's own names; amounts without their commas (quirk 84)
 */
public record AccountSegments(String accountId, Map<String, Map<String, SummaryValue>> segments)
        implements IbkrMessage {}
