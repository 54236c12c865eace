package io.github.camelibkr.simulator.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** REST of the search by symbol, name, or kind of bond. */
public final class SearchRows {

    private static final List<String> DERIVATIVES = List.of("FUT", "OPT", "FOP");
    private static final String NO_CONID = "-1";

    private final ContractBook contracts;
    private final Searches searches;

    /** Searches this book, and remembers what was found by its symbol. */
    public SearchRows(ContractBook contracts, Searches searches) {
        this.contracts = contracts;
        this.searches = searches;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get(
                        "/iserver/secdef/search",
                        request -> search(
                                request.query("symbol", ""), request.flag("name"), request.query("secType", ""))),
                Row.post("/iserver/secdef/search", this::searchByBody));
    }

    private Answer searchByBody(Request request) {
        JsonNode body = request.json();
        return search(
                body.path("symbol").asText(""),
                Boolean.parseBoolean(body.path("name").asText()),
                body.path("secType").asText(""));
    }

    private Answer search(String symbol, boolean byName, String secType) {
        if (symbol.isBlank()) {
            throw Refusal.badRequest("symbol is required");
        }
        ArrayNode body = Json.array();
        (byName ? contracts.byName(symbol) : contracts.bySymbol(symbol))
                .stream()
                        .filter(contract -> contract.derivative() == null && !contract.isBond())
                        .filter(contract -> isWanted(contract, secType))
                        .forEach(contract -> body.add(byName ? named(contract) : found(contract)));
        if (!byName && (secType.isEmpty() || secType.equalsIgnoreCase("BOND"))) {
            issuers(symbol).forEach((kind, issuers) -> body.add(bonds(issuers)));
        }
        return Answer.ok(body);
    }

    /** A type is that of the underlying; whoever asks for a derivative gets what it is derived from. */
    private boolean isWanted(Contract contract, String secType) {
        return secType.isEmpty()
                || contract.secType().equalsIgnoreCase(secType)
                || !chain(contract, secType).isEmpty();
    }

    private static ObjectNode named(Contract contract) {
        return Json.object()
                .put("conid", Long.toString(contract.conid()))
                .put("companyHeader", contract.companyName() + " - " + contract.exchange())
                .put("companyName", contract.companyName())
                .put("symbol", contract.symbol())
                .put("description", contract.exchange())
                .putNull("restricted")
                .putNull("fop")
                .putNull("opt")
                .putNull("war");
    }

    /** Quirk 41: only a search by symbol opens the chains. */
    private ObjectNode found(Contract contract) {
        searches.note(contract);
        ObjectNode row =
                named(contract).put("fop", days(chain(contract, "FOP"))).put("opt", days(chain(contract, "OPT")));
        ArrayNode sections = row.putArray("sections");
        ObjectNode own = sections.addObject().put("secType", contract.secType());
        if (!contract.isStock()) {
            own.put("exchange", contract.exchange());
        }
        for (String secType : DERIVATIVES) {
            List<Contract> chain = chain(contract, secType);
            if (!chain.isEmpty()) {
                sections.addObject()
                        .put("secType", secType)
                        .put("months", joined(chain, Derivative::month))
                        .put("exchange", chain.get(0).validExchanges().replace(',', ';'));
            }
        }
        if (contracts.hasOptions(contract.conid())) {
            sections.addObject().put("secType", "BAG");
        }
        return row;
    }

    private static Map<Integer, List<Bond.Issuer>> issuers(String family) {
        return Bonds.issuers(family).stream()
                .collect(Collectors.groupingBy(Bond.Issuer::bondType, LinkedHashMap::new, Collectors.toList()));
    }

    private static ObjectNode bonds(List<Bond.Issuer> issuers) {
        ObjectNode row = Json.object();
        ArrayNode ids = row.putArray("issuers");
        issuers.forEach(issuer -> ids.addObject().put("id", issuer.id()).put("name", issuer.name()));
        row.put("bondid", issuers.get(0).bondType())
                .put("conid", NO_CONID)
                .put("companyHeader", issuers.get(0).kind());
        for (String blank : List.of("companyName", "symbol", "description", "restricted", "fop", "opt", "war")) {
            row.putNull(blank);
        }
        row.putArray("sections").addObject().put("secType", "BOND");
        return row;
    }

    private List<Contract> chain(Contract underlying, String secType) {
        return contracts.derivativesOf(underlying.conid()).stream()
                .filter(derivative -> derivative.secType().equalsIgnoreCase(secType))
                .toList();
    }

    private static String days(List<Contract> chain) {
        return chain.isEmpty() ? null : joined(chain, Derivative::maturityDate);
    }

    private static String joined(List<Contract> chain, Function<Derivative, String> property) {
        return chain.stream()
                .map(Contract::derivative)
                .sorted(Comparator.comparing(Derivative::maturity))
                .map(property)
                .distinct()
                .collect(Collectors.joining(";"));
    }
}
