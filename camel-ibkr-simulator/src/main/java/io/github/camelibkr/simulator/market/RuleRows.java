package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.contracts.ContractRows;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.math.BigDecimal;
import java.util.List;

/** REST of what an order for a contract may be, with prices of the market as suggestions. */
public final class RuleRows {

    private static final List<String> ORDER_TYPES = List.of("limit", "market", "stop", "stop_limit", "trailing_stop");

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
        if (!request.json().path("conid").canConvertToLong()) {
            throw Refusal.badRequest("conid is required");
        }
        long conid = request.json().path("conid").asLong();
        boolean buys = request.json().path("isBuy").asBoolean(true);
        if (!market.knows(conid)) {
            return Answer.error(200, "No rules for contract " + conid);
        }
        Contract contract = market.quote(conid).contract();
        ObjectNode body = Json.object()
                .put("algoEligible", contract.isStock())
                .put("allOrNoneEligible", contract.isStock())
                .put("costReport", false);
        body.putArray("canTradeAcctIds").add(accounts.account());
        body.putNull("error");
        putTypes(body);
        putSizes(body, contract);
        body.put("cashCcy", contract.currency());
        putPrices(body, conid, buys);
        putIncrement(body, contract);
        return Answer.ok(body.put("hasSecondary", contract.isStock()).put("negativeCapable", false));
    }

    private Answer infoAndRules(Request request) {
        long conid = request.id("conid");
        ObjectNode body = ContractRows.info(contracts, conid);
        Contract contract = market.quote(conid).contract();
        String industry = contract.industry().isEmpty() ? null : contract.industry();
        body.put("industry", industry).put("category", industry);
        ObjectNode rules = body.putObject("rules")
                .put("algoEligible", contract.isStock())
                .put("allOrNoneEligible", contract.isStock());
        putTypes(rules);
        rules.putArray("tifTypes").add("DAY/o,a").add("GTC/o,a").add("IOC/MARKET,LIMIT");
        putSizes(rules, contract);
        putPrices(rules, conid, !request.query("isBuy", "true").equalsIgnoreCase("false"));
        rules.put("preview", true).put("cashCcy", contract.currency());
        putIncrement(rules, contract);
        return Answer.ok(body);
    }

    private static void putTypes(ObjectNode rules) {
        ORDER_TYPES.forEach(rules.putArray("orderTypes")::add);
    }

    private static void putSizes(ObjectNode rules, Contract contract) {
        int size = contract.isStock() ? 100 : 1;
        rules.put("defaultSize", size);
        rules.set("cashSize", Json.decimal(BigDecimal.ZERO));
        rules.put("sizeIncrement", size);
    }

    private void putPrices(ObjectNode rules, long conid, boolean buys) {
        BigDecimal price = buys ? market.ask(conid) : market.bid(conid);
        rules.set("limitPrice", Json.decimal(price));
        rules.set("stopprice", Json.decimal(price));
    }

    private static void putIncrement(ObjectNode rules, Contract contract) {
        rules.set("increment", Json.decimal(contract.tick()));
        rules.put("incrementDigits", contract.tick().scale());
    }
}
