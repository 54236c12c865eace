package io.github.camelibkr.model;

/**
 * IBKR has taken a request that has no other answer ({@code order/suppress}, {@code order/resetSuppression},
 * {@code order/answerPrompt}).
 *
 * @param message IBKR's text, such as {@code submitted}; null if it said nothing
 */
public record Receipt(String message) implements IbkrMessage {}
