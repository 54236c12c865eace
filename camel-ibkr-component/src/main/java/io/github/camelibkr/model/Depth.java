package io.github.camelibkr.model;

import java.util.List;

/**
 * The price ladder of one contract as it stands: an account has one at a time (topic {@code sbd}).
 *
 * @param accountId the account
 * @param conid the contract
 * @param exchange the exchange, if only one was asked for
 * @param rows all rows, in their order
 * @param changed the places of the rows that changed since the ladder that was delivered before this one
 */
public record Depth(String accountId, long conid, String exchange, List<DepthRow> rows, List<Long> changed)
        implements IbkrMessage {}
