package io.github.camelibkr.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * What an order would cost, and what it would make of the account ({@code order/preview}). Nothing is placed. IBKR knows
 * less of some orders than of others: what it does not say is null.
 *
 * @param accountId the account
 * @param amount what the order is worth
 * @param commission the commission
 * @param total both together
 * @param currency what these are in
 * @param equity the account's equity with loan value
 * @param initial the initial margin
 * @param maintenance the maintenance margin
 * @param position how much of the contract the account holds
 * @param warnings what IBKR would ask or warn of, without HTML
 * @param error why the order could not be placed; null if it could
 */
public record OrderPreview(
        String accountId,
        BigDecimal amount,
        BigDecimal commission,
        BigDecimal total,
        String currency,
        PreviewChange equity,
        PreviewChange initial,
        PreviewChange maintenance,
        PreviewChange position,
        List<String> warnings,
        String error)
        implements IbkrMessage {}
