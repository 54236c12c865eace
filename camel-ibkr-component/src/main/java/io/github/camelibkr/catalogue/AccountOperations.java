package io.github.camelibkr.catalogue;

import io.github.camelibkr.model.Accounts;
import java.util.List;

/** Area {@code account}. */
final class AccountOperations {

    static final List<Operation> ROWS = List.of(Operation.get("account/list", "/iserver/accounts")
            .answers(Accounts.class, "Accounts this login may trade"));

    private AccountOperations() {}
}
