package io.github.camelibkr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.catalogue.Parameter.Type;
import io.github.camelibkr.model.AccountBalances;
import io.github.camelibkr.model.AccountSegments;
import io.github.camelibkr.model.Accounts;
import io.github.camelibkr.model.ProfitsAndLosses;
import io.github.camelibkr.model.SelectedAccount;
import java.util.List;

/** Area {@code account}: accounts on the brokerage side. */
final class AccountOperations {

    static final List<Operation> ROWS = List.of(
            Operation.get("account/list", "/iserver/accounts").answers(Accounts.class, "Accounts this login may trade"),
            Operation.post("account/select", "/iserver/account")
                    .parameter("accountId", null, "acctId", Place.BODY, Type.ACCOUNT, true)
                    .answers(
                            SelectedAccount.class,
                            "Selects the account that order/list, order/status and order/trades look at, for everybody"
                                    + " who uses this session"),
            Operation.get("account/search", "/iserver/account/search/{searchPattern}")
                    .parameter("pattern", null, "searchPattern", Place.PATH, Type.TEXT, true)
                    .answers(JsonNode.class, "Finds accounts, for logins with very many (DYNACCT)"),
            Operation.post("account/selectDynamic", "/iserver/dynaccount")
                    .parameter("accountId", null, "acctId", Place.BODY, Type.ACCOUNT, true)
                    .answers(SelectedAccount.class, "Selects the account, for logins with very many (DYNACCT)"),
            Operation.get("account/summary", "/iserver/account/{accountId}/summary")
                    .path("accountId", null, Type.ACCOUNT)
                    .answers(AccountBalances.class, "What the account is worth, and what it may buy"),
            Operation.get("account/availableFunds", "/iserver/account/{accountId}/summary/available_funds")
                    .path("accountId", null, Type.ACCOUNT)
                    .answers(AccountSegments.class, "Funds that are available, by segment"),
            Operation.get("account/balances", "/iserver/account/{accountId}/summary/balances")
                    .path("accountId", null, Type.ACCOUNT)
                    .answers(AccountSegments.class, "Balances, by segment"),
            Operation.get("account/margins", "/iserver/account/{accountId}/summary/margins")
                    .path("accountId", null, Type.ACCOUNT)
                    .answers(AccountSegments.class, "Margins, by segment"),
            Operation.get("account/marketValue", "/iserver/account/{accountId}/summary/market_value")
                    .path("accountId", null, Type.ACCOUNT)
                    .answers(AccountSegments.class, "Market values, by currency"),
            Operation.get("account/pnl", "/iserver/account/pnl/partitioned")
                    .answers(ProfitsAndLosses.class, "Profit and loss of the day, by account and model"),
            Operation.get("account/owners", "/acesws/{accountId}/signatures-and-owners")
                    .path("accountId", null, Type.ACCOUNT)
                    .answers(JsonNode.class, "Who owns the account, and who signs for it: personal data"));

    private AccountOperations() {}
}
