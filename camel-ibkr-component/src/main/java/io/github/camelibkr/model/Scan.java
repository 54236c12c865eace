package io.github.camelibkr.model;

import java.util.List;

/**
 * The answer of {@code scanner/run} and {@code scanner/hmdsRun}.
 *
 * @param contracts the best first
 * @param column what {@code value} is; null if IBKR does not say
 */
public record Scan(List<ScanRow> contracts, String column) implements IbkrMessage {}
