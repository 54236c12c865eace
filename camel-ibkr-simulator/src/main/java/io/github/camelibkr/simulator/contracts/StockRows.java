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

/** REST of the stocks of a symbol or an exchange. */
public final class StockRows {

    private final ContractBook contracts;

    /** Serves this book. */
    public StockRows(ContractBook contracts) {
        this.contracts = contracts;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(Row.get("/trsrv/stocks", this::stocks), Row.get("/trsrv/all-conids", this::allConids));
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

    /** Every stock of an exchange, by its number; NASDAQ goes by the name of its class. */
    private Answer allConids(Request request) {
        String exchange = request.list("exchange").get(0);
        String assetClass = request.query("assetClass", "STK");
        ArrayNode body = Json.array();
        contracts.all().stream()
                .filter(contract -> contract.isStock() && assetClass.equalsIgnoreCase("STK"))
                .filter(contract -> contract.exchange().equalsIgnoreCase(exchange)
                        || listing(contract).equalsIgnoreCase(exchange))
                .forEach(contract -> body.addObject()
                        .put("ticker", contract.symbol())
                        .put("conid", contract.conid())
                        .put("exchange", listing(contract)));
        return Answer.ok(body);
    }

    private static String listing(Contract contract) {
        return contract.listing().replaceFirst("^.*\\.", "");
    }
}
