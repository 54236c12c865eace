package io.github.camelibkr.model;

import java.util.List;

/**
 * Executions of the last days ({@code order/trades}). An empty list may only mean that IBKR does not know yet: the first
 * answer of a session often is empty.
 *
 * @param executions in IBKR's order
 */
public record Executions(List<Execution> executions) implements IbkrMessage {}
