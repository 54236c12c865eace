package io.github.camelibkr.simulator.contracts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** REST of the chains of futures and options. */
public final class ChainRows {

    private static final Set<String> WITH_STRIKES = Set.of("OPT", "FOP", "WAR");

    private final ContractBook contracts;
    private final Searches searches;

    /** Serves the chains of this book, those only that were searched for. */
    public ChainRows(ContractBook contracts, Searches searches) {
        this.contracts = contracts;
        this.searches = searches;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get("/iserver/secdef/strikes", this::strikes),
                Row.get("/iserver/secdef/info", this::info),
                Row.get("/trsrv/futures", this::futures));
    }

    private Answer strikes(Request request) {
        long conid = ContractRows.conid(request.list("conid").get(0));
        String secType = secType(request);
        String month = request.list("month").get(0);
        if (!WITH_STRIKES.contains(secType.toUpperCase(Locale.ROOT))) {
            throw Refusal.badRequest("sectype must be OPT, FOP or WAR");
        }
        // quirk 41: an exchange that does not trade them has none, and SMART trades no options on futures
        List<Contract> chain = searches.have(conid)
                ? chain(conid, secType, month)
                        .filter(contract -> contract.isAt(request.query("exchange", "SMART")))
                        .toList()
                : List.of();
        ObjectNode body = Json.object();
        body.set("call", strikes(chain, "C"));
        body.set("put", strikes(chain, "P"));
        return Answer.ok(body);
    }

    private static ArrayNode strikes(List<Contract> chain, String right) {
        Set<BigDecimal> strikes = new TreeSet<>();
        chain.stream()
                .map(Contract::derivative)
                .filter(derivative -> right.equals(derivative.right()))
                .forEach(derivative -> strikes.add(derivative.strike()));
        ArrayNode row = Json.array();
        strikes.forEach(strike -> row.add(Json.decimal(strike)));
        return row;
    }

    private Answer info(Request request) {
        ArrayNode body = Json.array();
        if (request.query().containsKey("issuerId")) {
            BondRows.chosen(request).forEach(bond -> body.add(InfoView.bond(bond)));
            return Answer.ok(body);
        }
        Contract asked =
                contracts.find(ContractRows.conid(request.query("conid", ""))).orElseThrow(ContractRows::unavailable);
        String secType = secTypeOrBlank(request);
        if (asked.derivative() != null) {
            body.add(InfoView.derivative(asked, request.query("exchange", "")));
        } else if (secType.isEmpty() || secType.equalsIgnoreCase(asked.secType())) {
            body.add(InfoView.underlying(asked));
        } else {
            derivatives(asked, secType, request)
                    .forEach(found -> body.add(InfoView.derivative(found, request.query("exchange", ""))));
        }
        return Answer.ok(body);
    }

    /** Quirk 41: without a search by symbol before, there are no details. */
    private Stream<Contract> derivatives(Contract underlying, String secType, Request request) {
        if (!searches.have(underlying.conid())) {
            throw ContractRows.unavailable();
        }
        String right = request.query("right", "");
        String exchange = request.query("exchange", "");
        return chain(underlying.conid(), secType, request.list("month").get(0))
                .filter(contract -> exchange.isEmpty() || contract.isAt(exchange))
                .filter(contract -> !List.of("C", "P").contains(right)
                        || right.equals(contract.derivative().right()))
                .filter(contract -> hasStrike(contract, request.query("strike", "")));
    }

    private static boolean hasStrike(Contract contract, String wanted) {
        BigDecimal strike = contract.derivative().strike();
        if (wanted.isEmpty() || strike == null) {
            return true;
        }
        try {
            BigDecimal number = new BigDecimal(wanted);
            return number.signum() == 0 || number.compareTo(strike) == 0;
        } catch (NumberFormatException malformed) {
            throw Refusal.badRequest("strike is not valid: " + wanted);
        }
    }

    private Stream<Contract> chain(long underlying, String secType, String month) {
        return contracts.derivativesOf(underlying).stream()
                .filter(contract -> contract.secType().equalsIgnoreCase(secType))
                .filter(contract -> contract.derivative().month().equalsIgnoreCase(month));
    }

    /** Quirk 121: the parameter has two spellings. */
    private static String secTypeOrBlank(Request request) {
        return request.query("sectype", request.query("secType", ""));
    }

    private static String secType(Request request) {
        String secType = secTypeOrBlank(request);
        if (secType.isEmpty()) {
            throw Refusal.badRequest("sectype is required");
        }
        return secType;
    }

    private Answer futures(Request request) {
        String exchange = request.query("exchange", "");
        ObjectNode body = Json.object();
        for (String symbol : request.list("symbols")) {
            ArrayNode rows = body.putArray(symbol);
            contracts.bySymbol(symbol).stream()
                    .filter(contract -> contract.secType().equals("FUT"))
                    .filter(contract -> exchange.isEmpty() || contract.isAt(exchange))
                    .sorted(Comparator.comparing(
                            contract -> contract.derivative().maturity()))
                    .forEach(contract -> rows.add(future(contract)));
        }
        return Answer.ok(body);
    }

    private static ObjectNode future(Contract contract) {
        Derivative future = contract.derivative();
        int lastTrade =
                Integer.parseInt(future.maturity().minusDays(1).toString().replace("-", ""));
        return Json.object()
                .put("symbol", contract.symbol())
                .put("conid", contract.conid())
                .put("underlyingConid", future.underlying())
                .put("expirationDate", Integer.parseInt(future.maturityDate()))
                .put("ltd", lastTrade)
                .put("shortFuturesCutOff", lastTrade)
                .put("longFuturesCutOff", lastTrade);
    }
}
