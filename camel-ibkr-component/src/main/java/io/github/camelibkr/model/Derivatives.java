package io.github.camelibkr.model;

import java.util.List;

/**
 * The answer of {@code contract/derivatives}.
 *
 * @param contracts one for each expiry of the month, and each strike
 */
public record Derivatives(List<ContractDetails> contracts) implements IbkrMessage {}
