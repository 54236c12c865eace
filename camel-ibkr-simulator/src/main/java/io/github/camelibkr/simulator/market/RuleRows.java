package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.contracts.ContractRows;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.math.BigDecimal;
import java.util.List;

/** REST of what an order for a contract may be, with prices of the market as suggestions. */
public final class RuleRows {

    private final Market market;
    private final ContractBook contracts;
    private final Accounts accounts;

    /** Serves the rules of this market. */
    public RuleRows(Market market, ContractBook contracts, Accounts accounts) {
        this.market = market;
        this.contracts = contracts;
        this.accounts = accounts;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.post("/iserver/contract/rules", this::rules),
                Row.get("/iserver/contract/{conid}/info-and-rules", this::infoAndRules));
    }

    /** An unknown contract is no error of HTTP: {@code error} says so with status 200. */
    private Answer rules(Request request) {
        JsonNode number = request.json().path("conid");
        if (!number.canConvertToLong() && !number.asText().matches("-?\\d{1,18}")) {
            throw Refusal.badRequest("conid is required");
        }
        long conid = number.asLong();
        if (!market.knows(conid)) {
            return Answer.error(200, "No rules for contract " + conid);
        }
        return Answer.ok(rules(conid, request.json().path("isBuy").asBoolean(true)));
    }

    private Answer infoAndRules(Request request) {
        long conid = request.id("conid");
        ObjectNode body = ContractRows.info(contracts, conid);
        String industry = market.quote(conid).contract().industryOrNull();
        body.put("industry", industry).put("category", industry);
        boolean buys = !request.query("isBuy", "true").equalsIgnoreCase("false");
        return Answer.ok(body.set("rules", rules(conid, buys)));
    }

    private ObjectNode rules(long conid, boolean buys) {
        BigDecimal price = buys ? market.ask(conid) : market.bid(conid);
        return RuleView.of(market.quote(conid).contract(), price, accounts.all());
    }
}
