package io.github.camelibkr.simulator.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** REST of the portfolio area but for the positions. */
public final class PortfolioRows {

    private static final long OPENED = 1_769_922_000_000L;

    private static final int SUBACCOUNTS_OF_A_PAGE = 20;

    private final Accounts accounts;
    private final Preflight preflight;
    private final Books books;
    private final Time time;

    /** Serves the portfolio of these accounts. */
    public PortfolioRows(Accounts accounts, Preflight preflight, Books books, Time time) {
        this.accounts = accounts;
        this.preflight = preflight;
        this.books = books;
        this.time = time;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get("/portfolio/accounts", request -> accounts(true)),
                Row.get("/portfolio/subaccounts", request -> accounts(false)),
                Row.get("/portfolio/subaccounts2", this::pageOfAccounts),
                row("meta", account -> account(account, false)),
                row("allocation", account -> allocation(List.of(account))),
                Row.post("/portfolio/allocation", this::allocations),
                Row.get("/portfolio/allocation", this::allocations),
                row("ledger", account -> BalanceView.ledger(account, books.valuation(account), now())),
                row("summary", account -> BalanceView.summary(account, books.valuation(account), now())));
    }

    private Row row(String part, Function<String, JsonNode> body) {
        return Row.get(
                "/portfolio/{accountId}/" + part,
                request -> preflight.unlessUnlisted(
                        request, Json.object(), () -> body.apply(request.variable("accountId"))));
    }

    private Answer accounts(boolean brokerageAccess) {
        preflight.noteListed();
        return Answer.ok(describe(brokerageAccess));
    }

    private ArrayNode describe(boolean brokerageAccess) {
        ArrayNode body = Json.array();
        accounts.all().forEach(account -> body.add(account(account, brokerageAccess)));
        return body;
    }

    /** Paged for an adviser; the plain list for everybody else, as recorded. */
    private Answer pageOfAccounts(Request request) {
        preflight.noteListed();
        if (!accounts.isAdviser()) {
            return Answer.ok(describe(false));
        }
        int page = (int) request.number("page", 0);
        ObjectNode body = Json.object();
        body.putObject("metadata")
                .put("total", accounts.all().size())
                .put("pageSize", SUBACCOUNTS_OF_A_PAGE)
                .put("pageNum", page);
        ArrayNode rows = body.putArray("subaccounts");
        accounts.all().stream()
                .skip((long) page * SUBACCOUNTS_OF_A_PAGE)
                .limit(SUBACCOUNTS_OF_A_PAGE)
                .forEach(account -> rows.add(account(account, false)));
        return Answer.ok(body);
    }

    private Answer allocations(Request request) {
        List<String> wanted = new ArrayList<>();
        request.json().path("acctIds").forEach(account -> wanted.add(account.asText()));
        if (wanted.isEmpty()) {
            throw Refusal.badRequest("acctIds is required");
        }
        wanted.forEach(accounts::require);
        return preflight.unlessUnlisted(request, Json.object(), () -> allocation(wanted));
    }

    private ObjectNode account(String account, boolean brokerageAccess) {
        boolean child = accounts.isAdviser();
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
                .put("faclient", child)
                .put("clearingStatus", "O")
                .put("covestor", false)
                .put("noClientTrading", false)
                .put("trackVirtualFXPortfolio", false)
                .put("acctCustType", "INDIVIDUAL");
        ObjectNode parent = row.putObject("parent");
        parent.putArray("mmc");
        parent.put("accountId", child ? accounts.master() : "")
                .put("isMParent", false)
                .put("isMChild", false)
                .put("isMultiplex", false);
        return row.put("desc", account);
    }

    private ObjectNode allocation(List<String> wanted) {
        Allocation byClass = new Allocation();
        Allocation bySector = new Allocation();
        Allocation byGroup = new Allocation();
        for (String account : wanted) {
            Valuation valuation = books.valuation(account);
            for (Holding holding : valuation.holdings()) {
                BigDecimal worth = holding.worth()
                        .multiply(valuation.rate(holding.contract().currency()));
                String industry = holding.contract().industry();
                byClass.add(holding.contract().secType(), worth);
                bySector.add(industry.isEmpty() ? "Others" : holding.contract().sector(), worth);
                byGroup.add(industry.isEmpty() ? "Others" : industry, worth);
            }
            byClass.add("CASH", valuation.total(valuation::cash));
        }
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
