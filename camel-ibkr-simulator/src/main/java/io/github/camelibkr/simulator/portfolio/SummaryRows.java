package io.github.camelibkr.simulator.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.util.List;
import java.util.function.Function;

/** REST of the account's values on the brokerage side. */
public final class SummaryRows implements Session.Listener {

    private final Accounts accounts;
    private final Books books;
    private boolean profitLoaded;

    /** Serves what the account is worth. */
    public SummaryRows(Accounts accounts, Books books) {
        this.accounts = accounts;
        this.books = books;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                row("", SummaryView::summary),
                row("/available_funds", SummaryView::availableFunds),
                row("/balances", SummaryView::balances),
                row("/margins", SummaryView::margins),
                row("/market_value", SummaryView::marketValue),
                Row.get("/iserver/account/pnl/partitioned", this::profit));
    }

    @Override
    public void brokerageDown() {
        profitLoaded = false;
    }

    private Row row(String part, Function<Valuation, ObjectNode> body) {
        return Row.get("/iserver/account/{accountId}/summary" + part, request -> {
            accounts.require(request.variable("accountId"));
            return Answer.ok(body.apply(books.valuation(request.variable("accountId"))));
        });
    }

    /** The first call of a session only gets the values computed. */
    private Answer profit(Request request) {
        ObjectNode body = Json.object();
        ObjectNode rows = body.putObject("upnl");
        if (profitLoaded) {
            ProfitView.fill(rows, books);
        }
        profitLoaded = true;
        return Answer.ok(body);
    }
}
