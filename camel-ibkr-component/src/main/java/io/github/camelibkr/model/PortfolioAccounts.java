package io.github.camelibkr.model;

import java.util.List;

/**
 * The answer of {@code portfolio/accounts}, {@code portfolio/subaccounts} and {@code portfolio/allSubaccounts}.
 *
 * @param accounts in IBKR's order
 */
public record PortfolioAccounts(List<PortfolioAccount> accounts) implements IbkrMessage {}
