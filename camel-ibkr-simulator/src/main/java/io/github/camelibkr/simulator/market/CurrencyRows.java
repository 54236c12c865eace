package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/** REST of currencies: the pairs that trade, and the rates they stand at. */
public final class CurrencyRows {

    private static final int DECIMALS = 8;

    private final Market market;
    private final ContractBook contracts;

    /** Serves the pairs of this market. */
    public CurrencyRows(Market market, ContractBook contracts) {
        this.market = market;
        this.contracts = contracts;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(Row.get("/iserver/currency/pairs", this::pairs), Row.get("/iserver/exchangerate", this::rate));
    }

    private Answer pairs(Request request) {
        String currency = request.list("currency").get(0);
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray(currency);
        pairs().filter(pair -> pair.symbol().equals(currency) || pair.currency().equals(currency))
                .forEach(pair -> rows.addObject()
                        .put("symbol", pair.displayName())
                        .put("conid", pair.conid())
                        .put("ccyPair", pair.symbol().equals(currency) ? pair.currency() : pair.symbol()));
        return Answer.ok(body);
    }

    /** Units of the target for one of the source, as the one recording reads. */
    private Answer rate(Request request) {
        BigDecimal source = dollars(request.list("source").get(0));
        BigDecimal target = dollars(request.list("target").get(0));
        ObjectNode body = Json.object();
        body.set("rate", Json.decimal(source.divide(target, DECIMALS, RoundingMode.HALF_UP)));
        return Answer.ok(body);
    }

    private BigDecimal dollars(String currency) {
        if (currency.equals("USD")) {
            return BigDecimal.ONE;
        }
        return Currencies.dollars(currency, contracts, market)
                .orElseThrow(() -> Refusal.badRequest("unknown currency " + currency));
    }

    private Stream<Contract> pairs() {
        return contracts.all().stream().filter(Contract::isForex);
    }
}
