package io.github.camelibkr.simulator.contracts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** REST of the chains of futures and options. */
public final class ChainRows implements Session.Listener {

    private final ContractBook contracts;
    private final Set<Long> searched = new HashSet<>();

    /** Serves the chains of this book. */
    public ChainRows(ContractBook contracts) {
        this.contracts = contracts;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(Row.get("/iserver/secdef/strikes", this::strikes), Row.get("/trsrv/futures", this::futures));
    }

    @Override
    public void brokerageDown() {
        searched.clear();
    }

    /** Strikes are known only of what this session has searched for by its symbol. */
    void noteSearched(Contract contract) {
        searched.add(contract.conid());
    }

    /** Whether this session has searched for it. */
    boolean isSearched(long conid) {
        return searched.contains(conid);
    }

    private Answer strikes(Request request) {
        long conid = ContractRows.conid(request.list("conid").get(0));
        String secType = request.list("sectype").get(0);
        String month = request.list("month").get(0);
        ObjectNode body = Json.object();
        body.set("call", strikes(conid, secType, month, "C"));
        body.set("put", strikes(conid, secType, month, "P"));
        return Answer.ok(body);
    }

    private ArrayNode strikes(long conid, String secType, String month, String right) {
        Set<BigDecimal> strikes = new TreeSet<>();
        if (searched.contains(conid)) {
            contracts.derivativesOf(conid).stream()
                    .filter(contract -> contract.secType().equalsIgnoreCase(secType))
                    .filter(contract -> contract.derivative().month().equalsIgnoreCase(month))
                    .filter(contract -> right.equals(contract.derivative().right()))
                    .forEach(contract -> strikes.add(contract.derivative().strike()));
        }
        ArrayNode row = Json.array();
        strikes.forEach(strike -> row.add(Json.decimal(strike)));
        return row;
    }

    private Answer futures(Request request) {
        ObjectNode body = Json.object();
        for (String symbol : request.list("symbols")) {
            ArrayNode rows = body.putArray(symbol);
            contracts.bySymbol(symbol).stream()
                    .filter(contract -> contract.secType().equals("FUT"))
                    .forEach(contract -> rows.add(future(contract)));
        }
        return Answer.ok(body);
    }

    private static ObjectNode future(Contract contract) {
        int maturity = Integer.parseInt(contract.derivative().maturityDate());
        return Json.object()
                .put("symbol", contract.symbol())
                .put("conid", contract.conid())
                .put("underlyingConid", contract.derivative().underlying())
                .put("expirationDate", maturity)
                .put("ltd", maturity)
                .put("shortFuturesCutOff", maturity)
                .put("longFuturesCutOff", maturity);
    }
}
