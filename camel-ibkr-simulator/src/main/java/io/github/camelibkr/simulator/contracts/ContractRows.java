package io.github.camelibkr.simulator.contracts;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.stream.Collectors;

/** REST of the contract area. */
public final class ContractRows {

    private static final String UNAVAILABLE = "{\"reason\":\"No contract details can be given for this request.\"}";

    private final ContractBook contracts;
    private final ChainRows chains;

    /** Serves this book. */
    public ContractRows(ContractBook contracts, ChainRows chains) {
        this.contracts = contracts;
        this.chains = chains;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get("/iserver/secdef/search", this::search),
                Row.post("/iserver/secdef/search", this::searchByBody),
                Row.get("/iserver/secdef/info", this::derivatives),
                Row.get("/iserver/contract/{conid}/info", this::info),
                Row.get("/trsrv/secdef", this::definitions));
    }

    private Answer search(Request request) {
        return search(request.query("symbol", ""), request.flag("name"), request.query("secType", ""));
    }

    private Answer searchByBody(Request request) {
        JsonNode body = request.json();
        return search(
                body.path("symbol").asText(""),
                body.path("name").asBoolean(false),
                body.path("secType").asText(""));
    }

    private Answer search(String symbol, boolean byName, String secType) {
        if (symbol.isBlank()) {
            throw Refusal.badRequest("symbol is required");
        }
        ArrayNode body = Json.array();
        (byName ? contracts.byName(symbol) : contracts.bySymbol(symbol))
                .stream()
                        .filter(contract -> contract.derivative() == null)
                        .filter(contract ->
                                secType.isEmpty() || contract.secType().equalsIgnoreCase(secType))
                        .forEach(contract -> body.add(found(contract, byName)));
        return Answer.ok(body);
    }

    private ObjectNode found(Contract contract, boolean byName) {
        ObjectNode row = Json.object()
                .put("conid", Long.toString(contract.conid()))
                .put("companyHeader", contract.companyName() + " - " + contract.exchange())
                .put("companyName", contract.companyName())
                .put("symbol", contract.symbol())
                .put("description", contract.exchange())
                .putNull("restricted")
                .putNull("fop")
                .putNull("opt")
                .putNull("war");
        if (!byName) {
            ArrayNode sections = row.putArray("sections");
            sections.addObject().put("secType", contract.secType());
            for (String secType : List.of("FUT", "OPT")) {
                List<Contract> chain = contracts.derivativesOf(contract.conid()).stream()
                        .filter(derivative -> derivative.secType().equals(secType))
                        .toList();
                if (!chain.isEmpty()) {
                    sections.addObject()
                            .put("secType", secType)
                            .put("months", months(chain))
                            .put("exchange", chain.get(0).validExchanges().replace(',', ';'));
                }
            }
            chains.noteSearched(contract);
        }
        return row;
    }

    private Answer derivatives(Request request) {
        long conid = conid(request.query("conid", ""));
        Contract asked = contracts.find(conid).orElseThrow(() -> new Refusal(Answer.error(500, UNAVAILABLE)));
        String secType = request.query("sectype", request.query("secType", ""));
        if (asked.derivative() == null && !asked.isBond() && !chains.isSearched(conid)) {
            // quirk 41
            throw new Refusal(Answer.error(500, UNAVAILABLE));
        }
        List<Contract> matches = asked.derivative() != null
                ? List.of(asked)
                : contracts.derivativesOf(conid).stream()
                        .filter(c -> secType.isEmpty() || c.secType().equalsIgnoreCase(secType))
                        .filter(c -> matches(request, "month", c.derivative().month()))
                        .filter(c -> matches(request, "right", c.derivative().right()))
                        .filter(c -> matchesStrike(request, c))
                        .toList();
        if (matches.isEmpty() && !asked.isStock()) {
            throw new Refusal(Answer.error(500, UNAVAILABLE));
        }
        ArrayNode body = Json.array();
        matches.forEach(contract -> body.add(derivative(contract)));
        return Answer.ok(body);
    }

    private static ObjectNode derivative(Contract contract) {
        Derivative derivative = contract.derivative();
        ObjectNode row = Json.object()
                .put("conid", contract.conid())
                .put("symbol", contract.symbol())
                .put("secType", contract.secType())
                .put("exchange", contract.secType().equals("OPT") ? "SMART" : contract.exchange())
                .putNull("listingExchange")
                .put("right", derivative.right() == null ? "?" : derivative.right());
        row.set("strike", Json.decimal(derivative.strike() == null ? BigDecimal.ZERO : derivative.strike()));
        return row.put("currency", contract.currency())
                .putNull("cusip")
                .put("coupon", "No Coupon")
                .put("desc1", contract.symbol())
                .put("desc2", derivative.description())
                .put("maturityDate", derivative.maturityDate())
                .put("multiplier", contract.multiplier().toPlainString())
                .put("tradingClass", contract.symbol())
                .put("validExchanges", contract.validExchanges());
    }

    private Answer info(Request request) {
        return Answer.ok(info(contracts, request.id("conid")));
    }

    /** The contract's record; refused for an unknown one. */
    public static ObjectNode info(ContractBook contracts, long conid) {
        Contract contract = contracts.find(conid).orElseThrow(() -> new Refusal(Answer.error(500, UNAVAILABLE)));
        Derivative derivative = contract.derivative();
        String maturity = derivative == null ? null : derivative.maturityDate();
        ObjectNode body = Json.object()
                .put("cfi_code", "")
                .put("symbol", contract.symbol())
                .putNull("cusip")
                .put("expiry_full", maturity)
                .put("con_id", contract.conid())
                .put("maturity_date", maturity)
                .put("instrument_type", contract.secType())
                .put(
                        "has_related_contracts",
                        !contracts.derivativesOf(contract.conid()).isEmpty())
                .put("trading_class", contract.symbol())
                .put("valid_exchanges", contract.validExchanges())
                .put("allow_sell_long", false)
                .put("is_zero_commission_security", false)
                .put("local_symbol", derivative == null ? contract.displayName() : derivative.localSymbol())
                .putNull("contract_clarification_type")
                .putNull("classifier")
                .put("currency", contract.currency())
                .put("text", derivative == null ? null : derivative.description())
                .put("underlying_con_id", derivative == null ? 0 : derivative.underlying())
                .put("r_t_h", true)
                .put(
                        "multiplier",
                        derivative == null ? null : contract.multiplier().toPlainString())
                .putNull("underlying_issuer")
                .put("contract_month", maturity == null ? null : maturity.substring(0, 6))
                .put("company_name", contract.companyName())
                .put("smart_available", contract.isStock() || contract.secType().equals("OPT"))
                .put("exchange", contract.validExchanges().replaceFirst(",.*", ""));
        if (derivative != null && derivative.right() != null) {
            body.put("strike", derivative.strike().toPlainString()).put("right", derivative.right());
        }
        return body;
    }

    private Answer definitions(Request request) {
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray("secdef");
        request.list("conids").forEach(text -> contracts.find(conid(text)).ifPresent(c -> rows.add(definition(c))));
        return Answer.ok(body);
    }

    private ObjectNode definition(Contract contract) {
        Derivative derivative = contract.derivative();
        String industry = contract.industry().isEmpty() ? null : contract.industry();
        String maturity = derivative == null ? null : derivative.maturityDate();
        ObjectNode row = Json.object()
                .put("conid", contract.conid())
                .put("currency", contract.currency())
                .put("name", contract.companyName())
                .put("assetClass", contract.secType())
                .put("expiry", maturity)
                .put("lastTradingDay", maturity)
                .put("group", industry)
                .put("putOrCall", derivative == null ? null : derivative.right())
                .put("sector", industry == null ? null : "Simulated sector")
                .put("sectorGroup", industry)
                .put(
                        "strike",
                        derivative == null || derivative.strike() == null
                                ? "0"
                                : derivative.strike().stripTrailingZeros().toPlainString())
                .put("ticker", contract.symbol())
                .put("undConid", derivative == null ? 0 : derivative.underlying());
        row.set("multiplier", Json.decimal(derivative == null ? BigDecimal.ZERO : contract.multiplier()));
        return row.put("type", contract.kind().isEmpty() ? null : contract.kind())
                .put("hasOptions", !contracts.derivativesOf(contract.conid()).isEmpty())
                .put("fullName", derivative == null ? contract.displayName() : derivative.localSymbol())
                .put("isUS", contract.isUs())
                .put("isEventContract", false)
                .put("listingExchange", contract.exchange())
                .put("countryCode", contract.country());
    }

    private static boolean matches(Request request, String parameter, String value) {
        String wanted = request.query(parameter, "");
        return wanted.isEmpty() || wanted.equalsIgnoreCase(value);
    }

    private static boolean matchesStrike(Request request, Contract contract) {
        String wanted = request.query("strike", "");
        BigDecimal strike = contract.derivative().strike();
        return wanted.isEmpty() || strike == null || new BigDecimal(wanted).compareTo(strike) == 0;
    }

    private static String months(List<Contract> chain) {
        return chain.stream()
                .sorted(Comparator.comparing(contract -> contract.derivative().maturity()))
                .map(contract -> contract.derivative().month())
                .distinct()
                .collect(Collectors.joining(";"));
    }

    static long conid(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            throw Refusal.badRequest("conid is not valid: " + text);
        }
    }
}
