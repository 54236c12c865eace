package io.github.camelibkr.simulator.contracts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.util.List;
import java.util.Optional;

/** REST of single contracts, by their numbers. */
public final class ContractRows {

    private static final String UNAVAILABLE = "{\"reason\":\"No contract details can be given for this request.\"}";
    private static final int MOST_CONTRACTS = 200;

    private final ContractBook contracts;

    /** Serves this book. */
    public ContractRows(ContractBook contracts) {
        this.contracts = contracts;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get("/iserver/contract/{conid}/info", request -> Answer.ok(info(contracts, request.id("conid")))),
                Row.get("/trsrv/secdef", this::definitions));
    }

    /** What is answered where a contract is not known; quirk 31: JSON inside the error string. */
    static Refusal unavailable() {
        return new Refusal(Answer.error(500, UNAVAILABLE));
    }

    /** The contract's record; refused for an unknown one. */
    public static ObjectNode info(ContractBook contracts, long conid) {
        Contract contract = contracts.find(conid).orElseThrow(ContractRows::unavailable);
        Derivative derivative = contract.derivative();
        Optional<Bond> bond = Bonds.find(conid);
        String maturity = derivative == null ? bond.map(Bond::maturityDate).orElse(null) : derivative.maturityDate();
        ObjectNode body = Json.object()
                .put("cfi_code", "")
                .put("symbol", contract.symbol())
                .put(
                        "cusip",
                        bond.map(Bond::cusip).filter(cusip -> !cusip.isEmpty()).orElse(null))
                .put("expiry_full", maturity)
                .put("con_id", contract.conid())
                .put("maturity_date", maturity)
                .put("instrument_type", contract.secType())
                .put("has_related_contracts", !contracts.derivativesOf(conid).isEmpty())
                .put("trading_class", contract.tradingClass())
                .put("valid_exchanges", contract.validExchanges())
                .put("allow_sell_long", false)
                .put("is_zero_commission_security", false)
                .put("local_symbol", contract.localSymbol())
                .putNull("contract_clarification_type")
                .putNull("classifier")
                .put("currency", contract.currency())
                .put("text", derivative == null ? bond.map(Bond::description).orElse(null) : derivative.description())
                .put("underlying_con_id", derivative == null ? 0 : derivative.underlying())
                .put("r_t_h", true)
                .put(
                        "multiplier",
                        derivative == null ? null : contract.multiplier().toPlainString())
                .put(
                        "underlying_issuer",
                        bond.map(found -> found.issuer().name()).orElse(null))
                .put("contract_month", maturity == null ? null : maturity.substring(0, 6))
                .put("company_name", contract.companyName())
                .put("smart_available", contract.isAt("SMART"))
                .put("exchange", contract.defaultExchange());
        if (contract.isOption()) {
            body.put("strike", derivative.strike().toPlainString()).put("right", derivative.right());
        }
        return body;
    }

    private Answer definitions(Request request) {
        List<String> conids = request.list("conids");
        if (conids.size() > MOST_CONTRACTS) {
            throw Refusal.badRequest("at most " + MOST_CONTRACTS + " conids");
        }
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray("secdef");
        conids.forEach(text -> contracts
                .find(conid(text))
                .ifPresent(contract ->
                        rows.add(DefinitionView.put(Json.object(), contract, contracts.hasOptions(contract.conid())))));
        return Answer.ok(body);
    }

    static long conid(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException malformed) {
            throw Refusal.badRequest("conid is not valid: " + text);
        }
    }
}
