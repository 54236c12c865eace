package io.github.camelibkr.model;

import java.util.List;
import java.util.Map;

/**
 * The ledger of one account as it stands (topic {@code sld}, {@code portfolio/ledger}).
 *
 * @param accountId the account
 * @param balances by currency; {@code BASE} is all of it in the account's own
 * @param changed the currencies that changed since the ledger that was delivered before this one; empty over REST
 */
public record AccountLedger(String accountId, Map<String, LedgerBalance> balances, List<String> changed)
        implements IbkrMessage {}
