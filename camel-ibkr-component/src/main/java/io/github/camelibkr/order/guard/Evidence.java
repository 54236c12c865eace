package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.ContractDefinition;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * What was found out about the contracts of an order.
 *
 * @param definitions what each contract is; those that are not known are missing
 * @param prices the market's price of each contract, or combination, of which one is needed
 */
record Evidence(Map<Long, ContractDefinition> definitions, Map<String, BigDecimal> prices) {

    /** Nothing was asked, since nothing is needed. */
    static final Evidence NONE = new Evidence(Map.of(), Map.of());

    /**
     * What must be found out.
     *
     * @param definitions contracts of which it must be known what they are
     * @param prices contracts, or combinations, of which the market's price must be known
     */
    record Needs(Set<Long> definitions, Set<String> prices) {}
}
