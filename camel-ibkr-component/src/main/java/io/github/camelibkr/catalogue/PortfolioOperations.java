package io.github.camelibkr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation.Preflight;
import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.catalogue.Parameter.Type;
import io.github.camelibkr.model.AccountLedger;
import io.github.camelibkr.model.AccountSummary;
import io.github.camelibkr.model.PortfolioAccount;
import io.github.camelibkr.model.PortfolioAccounts;
import io.github.camelibkr.model.Positions;
import java.util.List;

/** Area {@code portfolio}: what accounts hold. */
final class PortfolioOperations {

    static final List<Operation> ROWS = List.of(
            Operation.get("portfolio/accounts", "/portfolio/accounts")
                    .answers(PortfolioAccounts.class, "Accounts whose positions may be seen"),
            Operation.get("portfolio/subaccounts", "/portfolio/subaccounts")
                    .answers(PortfolioAccounts.class, "Sub-accounts, up to 100"),
            Operation.get("portfolio/allSubaccounts", "/portfolio/subaccounts2")
                    .query("page", null, Type.PAGE)
                    .answers(
                            PortfolioAccounts.class, "Sub-accounts, however many: all pages, or the one that is named"),
            Operation.get("portfolio/account", "/portfolio/{accountId}/meta")
                    .path("accountId", null, Type.ACCOUNT)
                    .after(Preflight.PORTFOLIO)
                    .answers(PortfolioAccount.class, "One account"),
            Operation.get("portfolio/allocation", "/portfolio/{accountId}/allocation")
                    .path("accountId", null, Type.ACCOUNT)
                    .query("model", IbkrConstants.MODEL, Type.TEXT)
                    .after(Preflight.PORTFOLIO)
                    .answers(JsonNode.class, "Values by asset class, sector and group"),
            Operation.readByPost("portfolio/allocations", "/portfolio/allocation")
                    .parameter("accountId", null, "acctIds", Place.BODY, Type.ACCOUNTS, true)
                    .after(Preflight.PORTFOLIO)
                    .answers(JsonNode.class, "Values by asset class, sector and group, of several accounts together"),
            Operation.get("portfolio/positions", "/portfolio/{accountId}/positions/{pageId}")
                    .path("accountId", null, Type.ACCOUNT)
                    .parameter("page", null, "pageId", Place.PATH, Type.PAGE, false)
                    .query("model", IbkrConstants.MODEL, Type.TEXT)
                    .query("sort", null, Type.TEXT)
                    .query("direction", null, Type.DIRECTION)
                    .parameter("span", null, "period", Place.QUERY, Type.SHORT_SPAN, false)
                    .after(Preflight.PORTFOLIO)
                    .answers(Positions.class, "Positions: all pages, or the one that is named"),
            Operation.get("portfolio/livePositions", "/portfolio2/{accountId}/positions")
                    .path("accountId", null, Type.ACCOUNT)
                    .query("model", IbkrConstants.MODEL, Type.TEXT)
                    .query("sort", null, Type.TEXT)
                    .query("direction", null, Type.DIRECTION)
                    .after(Preflight.PORTFOLIO)
                    .answers(Positions.class, "Positions, not from a cache that lags behind trades"),
            Operation.get("portfolio/position", "/portfolio/{accountId}/position/{conid}")
                    .path("accountId", null, Type.ACCOUNT)
                    .path("conid", IbkrConstants.CONID, Type.PLAIN_CONID)
                    .after(Preflight.PORTFOLIO)
                    .answers(Positions.class, "The position in one contract"),
            Operation.get("portfolio/positionsOf", "/portfolio/positions/{conid}")
                    .path("conid", IbkrConstants.CONID, Type.PLAIN_CONID)
                    .after(Preflight.PORTFOLIO)
                    .answers(Positions.class, "The positions of all accounts in one contract"),
            Operation.get("portfolio/combinations", "/portfolio/{accountId}/combo/positions")
                    .path("accountId", null, Type.ACCOUNT)
                    .parameter("noCache", null, "nocache", Place.QUERY, Type.FLAG, false)
                    .after(Preflight.PORTFOLIO)
                    .answers(JsonNode.class, "Positions that are held as combinations"),
            Operation.post("portfolio/invalidate", "/portfolio/{accountId}/positions/invalidate")
                    .path("accountId", null, Type.ACCOUNT)
                    .after(Preflight.PORTFOLIO)
                    .answers(JsonNode.class, "Makes IBKR read positions anew at the next request"),
            Operation.get("portfolio/summary", "/portfolio/{accountId}/summary")
                    .path("accountId", null, Type.ACCOUNT)
                    .after(Preflight.PORTFOLIO)
                    .answers(AccountSummary.class, "About 120 values of the account"),
            Operation.get("portfolio/ledger", "/portfolio/{accountId}/ledger")
                    .path("accountId", null, Type.ACCOUNT)
                    .after(Preflight.PORTFOLIO)
                    .answers(AccountLedger.class, "Cash, profit and loss by currency"));

    private PortfolioOperations() {}
}
