package io.github.camelibkr.model;

import java.util.List;

/**
 * The answer of {@code contract/futures}.
 *
 * @param futures all futures of all symbols, the nearest first
 * @param unknown symbols that IBKR knows no future of
 */
public record Futures(List<Future> futures, List<String> unknown) implements IbkrMessage {}
