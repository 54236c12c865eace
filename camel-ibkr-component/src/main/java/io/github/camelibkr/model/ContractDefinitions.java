package io.github.camelibkr.model;

import java.util.List;

/**
 * The answer of {@code contract/definition}.
 *
 * @param definitions one for each contract that IBKR knows; those that it does not know are left out
 */
public record ContractDefinitions(List<ContractDefinition> definitions) implements IbkrMessage {}
