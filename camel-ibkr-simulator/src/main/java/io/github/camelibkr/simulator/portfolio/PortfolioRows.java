package io.github.camelibkr.simulator.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.util.List;

/** REST of the portfolio area. */
public final class PortfolioRows {

    private static final long OPENED = 1_769_922_000_000L;

    private final Accounts accounts;

    /** Serves the portfolio of these accounts. */
    public PortfolioRows(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get("/portfolio/accounts", request -> accounts(request, true)),
                Row.get("/portfolio/subaccounts", request -> accounts(request, false)));
    }

    private Answer accounts(Request request, boolean brokerageAccess) {
        String account = accounts.account();
        ObjectNode row = Json.object()
                .put("id", account)
                .put("PrepaidCrypto-Z", false)
                .put("PrepaidCrypto-P", false)
                .put("brokerageAccess", brokerageAccess)
                .put("accountId", account)
                .put("accountVan", account)
                .put("accountTitle", "Simulated Trader")
                .put("displayName", "Simulated Trader")
                .putNull("accountAlias")
                .put("accountStatus", OPENED)
                .put("currency", "USD")
                .put("type", accounts.isPaper() ? "DEMO" : "INDIVIDUAL")
                .put("tradingType", "STKNOPT")
                .put("businessType", "INDEPENDENT")
                .put("category", "")
                .put("ibEntity", "IBLLC-US")
                .put("faclient", false)
                .put("clearingStatus", "O")
                .put("covestor", false)
                .put("noClientTrading", false)
                .put("trackVirtualFXPortfolio", false)
                .put("acctCustType", "INDIVIDUAL");
        ObjectNode parent = row.putObject("parent");
        parent.putArray("mmc");
        parent.put("accountId", "")
                .put("isMParent", false)
                .put("isMChild", false)
                .put("isMultiplex", false);
        row.put("desc", account);
        return Answer.ok(Json.array().add(row));
    }
}
