package io.github.camelibkr.simulator.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Row;
import java.math.BigDecimal;
import java.util.List;

/** REST of the portfolio area but for the positions. */
public final class PortfolioRows {

    private static final long OPENED = 1_769_922_000_000L;

    private final Accounts accounts;
    private final Preflight preflight;
    private final Valuation valuation;
    private final Time time;

    /** Serves the portfolio of these accounts. */
    public PortfolioRows(Accounts accounts, Preflight preflight, Valuation valuation, Time time) {
        this.accounts = accounts;
        this.preflight = preflight;
        this.valuation = valuation;
        this.time = time;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get("/portfolio/accounts", request -> accounts(true)),
                Row.get("/portfolio/subaccounts", request -> accounts(false)),
                Row.get(
                        "/portfolio/{accountId}/meta",
                        request -> preflight.unlessUnlisted(request, Json.object(), () -> account(false))),
                Row.get(
                        "/portfolio/{accountId}/allocation",
                        request -> preflight.unlessUnlisted(request, Json.object(), this::allocation)),
                Row.get(
                        "/portfolio/{accountId}/ledger",
                        request -> preflight.unlessUnlisted(
                                request,
                                Json.object(),
                                () -> BalanceView.ledger(accounts.account(), valuation, now()))),
                Row.get(
                        "/portfolio/{accountId}/summary",
                        request -> preflight.unlessUnlisted(
                                request,
                                Json.object(),
                                () -> BalanceView.summary(accounts.account(), valuation, now()))));
    }

    private Answer accounts(boolean brokerageAccess) {
        preflight.noteListed();
        return Answer.ok(Json.array().add(account(brokerageAccess)));
    }

    private ObjectNode account(boolean brokerageAccess) {
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
                .put("currency", Cash.BASE)
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
        return row.put("desc", account);
    }

    private ObjectNode allocation() {
        Allocation byClass = new Allocation();
        Allocation bySector = new Allocation();
        Allocation byGroup = new Allocation();
        for (Holding holding : valuation.holdings()) {
            BigDecimal worth =
                    holding.worth().multiply(valuation.rate(holding.contract().currency()));
            String industry = holding.contract().industry();
            byClass.add(holding.contract().secType(), worth);
            bySector.add(industry.isEmpty() ? "Others" : "Simulated sector", worth);
            byGroup.add(industry.isEmpty() ? "Others" : industry, worth);
        }
        byClass.add("CASH", valuation.total(valuation::cash));
        ObjectNode body = Json.object();
        body.set("assetClass", byClass.describe());
        body.set("sector", bySector.describe());
        body.set("group", byGroup.describe());
        return body;
    }

    private long now() {
        return time.now().getEpochSecond();
    }
}
