package io.github.camelibkr.model;

import java.util.List;

/**
 * The answer of {@code contract/stocks}.
 *
 * @param stocks all listings of all symbols
 * @param unknown symbols that IBKR knows no stock of
 */
public record Stocks(List<Stock> stocks, List<String> unknown) implements IbkrMessage {}
