package io.github.camelibkr.model;

/**
 * One stock at one exchange.
 *
 * @param symbol the ticker that was asked for
 * @param name the company
 * @param conid the contract
 * @param exchange where it is listed
 * @param us whether that is in the United States
 */
public record Stock(String symbol, String name, long conid, String exchange, Boolean us) implements IbkrMessage {}
