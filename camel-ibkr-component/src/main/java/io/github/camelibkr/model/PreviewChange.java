package io.github.camelibkr.model;

import java.math.BigDecimal;

/**
 * What an order would make of one value of an account ({@link OrderPreview}); each null if IBKR does not say.
 *
 * @param current as it is
 * @param change by how much it would change
 * @param after as it would be
 */
public record PreviewChange(BigDecimal current, BigDecimal change, BigDecimal after) implements IbkrMessage {}
