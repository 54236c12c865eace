package io.github.camelibkr.simulator.portfolio;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.DefinitionView;
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
        return DefinitionView.put(sparse(account, holding), holding.contract(), hasOptions);
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
                .put("sector", contract.sector())
                .put("group", contract.industryOrNull())
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
