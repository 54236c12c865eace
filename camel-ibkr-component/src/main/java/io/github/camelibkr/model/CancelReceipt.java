package io.github.camelibkr.model;

/**
 * The answer of {@code order/cancel}: the request was taken. Whether the order could still be cancelled is told by
 * {@code stream/sor} (quirk 64).
 *
 * @param accountId the account
 * @param orderId the order
 * @param message IBKR's text
 */
public record CancelReceipt(String accountId, String orderId, String message) implements IbkrMessage {}
