package io.github.camelibkr.model;

/**
 * The answer of {@code order/cancel} and {@code order/cancelAll}: the request was taken. Whether the order could still be
 * cancelled is told by {@code stream/sor} (quirk 64).
 *
 * @param accountId the account
 * @param orderId the order; null if all were meant
 * @param status how the order was found to be, if IBKR's answer to the request was lost; else null
 * @param message IBKR's text
 */
public record CancelReceipt(String accountId, String orderId, String status, String message) implements IbkrMessage {}
