package io.github.camelibkr.model;

import java.util.List;

/**
 * The answer of {@code account/pnl}.
 *
 * @param profits one for each account and model
 */
public record ProfitsAndLosses(List<ProfitAndLoss> profits) implements IbkrMessage {}
