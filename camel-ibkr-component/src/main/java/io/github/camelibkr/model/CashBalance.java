package io.github.camelibkr.model;

import java.math.BigDecimal;

/**
 * The cash of an account in one currency.
 *
 * @param amount all of it
 * @param settled the part of it that is settled
 */
public record CashBalance(BigDecimal amount, BigDecimal settled) implements IbkrMessage {}
