package io.github.camelibkr.simulator.portfolio;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.Derivative;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** One position, in the two dialects of the portfolio area. */
final class PositionView {

    private PositionView() {}

    /** The row before the contract's details are there: no ticker, no name, blank strike and multiplier. */
    static ObjectNode sparse(String account, Holding holding) {
        Contract contract = holding.contract();
        ObjectNode row = Json.object()
                .put("acctId", account)
                .put("conid", contract.conid())
                .put("contractDesc", description(contract));
        row.set("position", Json.decimal(holding.quantity()));
        row.set("mktPrice", Json.decimal(holding.price()));
        row.set("mktValue", money(holding.value()));
        row.put("currency", contract.currency());
        row.set("avgCost", Json.decimal(holding.averageCost()));
        row.set("avgPrice", Json.decimal(holding.position().averagePrice()));
        row.set("realizedPnl", money(holding.realized()));
        row.set("unrealizedPnl", money(holding.unrealized()));
        row.putNull("exchs").putNull("expiry").putNull("putOrCall").putNull("multiplier");
        row.set("strike", Json.decimal(BigDecimal.ZERO));
        row.putNull("exerciseStyle").putArray("conExchMap");
        return row.put("assetClass", contract.secType()).put("undConid", 0).put("model", "");
    }

    /** The row with the contract's details; {@code strike} has become text. */
    static ObjectNode full(String account, Holding holding, boolean hasOptions) {
        Contract contract = holding.contract();
        Derivative derivative = contract.derivative();
        ObjectNode row = sparse(account, holding);
        if (derivative != null) {
            row.put("expiry", derivative.maturity().toString().replace("-", ""))
                    .put("putOrCall", derivative.right())
                    .put("undConid", derivative.underlying());
        }
        row.set("multiplier", Json.decimal(derivative == null ? BigDecimal.ZERO : contract.multiplier()));
        row.put(
                "strike",
                derivative == null || derivative.strike() == null
                        ? "0"
                        : derivative.strike().stripTrailingZeros().toPlainString());
        String industry = contract.industry().isEmpty() ? null : contract.industry();
        return row.put("ticker", contract.symbol())
                .put("name", contract.companyName())
                .put("sector", industry == null ? null : "Simulated sector")
                .put("group", industry)
                .put("isUS", contract.isUs())
                .put("isEventContract", false)
                .put("fullName", derivative == null ? contract.displayName() : derivative.localSymbol())
                .put("listingExchange", contract.exchange())
                .put("countryCode", contract.country())
                .put("type", contract.kind().isEmpty() ? null : contract.kind())
                .put("hasOptions", hasOptions)
                .put("pageSize", PositionRows.PAGE);
    }

    /** The row of {@code /portfolio2}: other names, {@code conid} as text, nothing rounded. */
    static ObjectNode live(Holding holding, long epochSecond) {
        Contract contract = holding.contract();
        ObjectNode row = Json.object();
        row.set("position", Json.decimal(holding.quantity()));
        row.put("conid", Long.toString(contract.conid()));
        row.set("avgCost", Json.decimal(holding.averageCost()));
        row.set("avgPrice", Json.decimal(holding.position().averagePrice()));
        row.put("currency", contract.currency())
                .put("description", description(contract))
                .put("isLastToLoq", false);
        row.set("marketPrice", Json.decimal(holding.price()));
        row.set("marketValue", Json.decimal(holding.value()));
        row.set("realizedPnl", Json.decimal(holding.realized()));
        row.put("secType", contract.secType()).put("timestamp", epochSecond);
        row.set("unrealizedPnl", Json.decimal(holding.unrealized()));
        return row.put("assetClass", contract.secType())
                .putNull("sector")
                .putNull("group")
                .put("model", "");
    }

    private static String description(Contract contract) {
        Derivative derivative = contract.derivative();
        return derivative == null ? contract.displayName() : contract.symbol() + " " + derivative.description();
    }

    private static DecimalNode money(BigDecimal amount) {
        return Json.decimal(amount.setScale(2, RoundingMode.HALF_UP));
    }
}
