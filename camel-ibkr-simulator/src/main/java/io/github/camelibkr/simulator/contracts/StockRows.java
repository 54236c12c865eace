package io.github.camelibkr.simulator.contracts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** REST of the stocks of a symbol or an exchange, and of an issuer's bonds. */
public final class StockRows {

    private static final int MATURITY = 27;
    private static final int CURRENCY = 5;

    private final ContractBook contracts;

    /** Serves this book. */
    public StockRows(ContractBook contracts) {
        this.contracts = contracts;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get("/trsrv/stocks", this::stocks),
                Row.get("/trsrv/all-conids", this::allConids),
                Row.get("/iserver/secdef/bond-filters", this::bondFilters));
    }

    /** The stocks of a symbol, one entry for each company, with the places where it is traded. */
    private Answer stocks(Request request) {
        ObjectNode body = Json.object();
        for (String symbol : request.list("symbols")) {
            Map<String, ArrayNode> companies = new LinkedHashMap<>();
            ArrayNode rows = body.putArray(symbol);
            contracts.bySymbol(symbol).stream().filter(Contract::isStock).forEach(contract -> companies
                    .computeIfAbsent(contract.companyName(), name -> rows.addObject()
                            .put("name", name)
                            .put("chineseName", name)
                            .put("assetClass", "STK")
                            .putArray("contracts"))
                    .addObject()
                    .put("conid", contract.conid())
                    .put("exchange", contract.exchange())
                    .put("isUS", contract.isUs()));
        }
        return Answer.ok(body);
    }

    /** Every stock of an exchange, by its number. */
    private Answer allConids(Request request) {
        String exchange = request.list("exchange").get(0);
        ArrayNode body = Json.array();
        contracts.all().stream()
                .filter(contract -> contract.isStock() && contract.exchange().equalsIgnoreCase(exchange))
                .forEach(contract -> body.addObject()
                        .put("ticker", contract.symbol())
                        .put("conid", contract.conid())
                        .put("exchange", contract.exchange()));
        return Answer.ok(body);
    }

    /** What an issuer's bonds can be chosen by; quirk 36: an issuer that nobody knows is answered too. */
    private Answer bondFilters(Request request) {
        ObjectNode body = Json.object();
        ArrayNode filters = body.putArray("bondFilters");
        ArrayNode maturities = filters.addObject()
                .put("displayText", "Maturity Date")
                .put("columnId", MATURITY)
                .putArray("options");
        maturities.addObject().put("text", "Nov 2034").put("value", "203411");
        maturities.addObject().put("text", "May 2037").put("value", "203705");
        ArrayNode currencies = filters.addObject()
                .put("displayText", "Currency")
                .put("columnId", CURRENCY)
                .putArray("options");
        TreeSet<String> known = new TreeSet<>();
        contracts.all().stream().filter(Contract::isBond).forEach(bond -> known.add(bond.currency()));
        known.forEach(currency -> currencies.addObject().put("value", currency));
        return Answer.ok(body);
    }
}
