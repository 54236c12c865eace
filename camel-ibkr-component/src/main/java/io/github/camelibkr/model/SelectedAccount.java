package io.github.camelibkr.model;

/**
 * The answer of {@code account/select}.
 *
 * @param accountId the account that is selected now
 * @param changed whether it was another before
 */
public record SelectedAccount(String accountId, boolean changed) implements IbkrMessage {}
