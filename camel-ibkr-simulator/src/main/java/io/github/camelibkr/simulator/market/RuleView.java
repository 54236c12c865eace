package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.List;

/** What an order for a contract may be; order types are spelled here as nowhere else (quirk 77). */
final class RuleView {

    private static final List<String> EVERYWHERE = List.of("limit", "market", "stop", "stop_limit", "trailing_stop");
    private static final List<String> OF_STOCKS = List.of(
            "limit",
            "midprice",
            "market",
            "stop",
            "stop_limit",
            "mit",
            "lit",
            "trailing_stop",
            "trailing_stop_limit",
            "relative",
            "marketonclose",
            "limitonclose");
    private static final List<String> OF_BONDS = List.of("limit", "market");
    private static final List<String> OUTSIDE =
            List.of("limit", "stop_limit", "lit", "trailing_stop_limit", "relative");
    private static final List<String> BY_AMOUNT = List.of("limit", "market", "stop", "stop_limit");
    private static final List<String> TIMES_IN_FORCE =
            List.of("IOC/MARKET,LIMIT,a", "GTC/o,a", "OPG/LIMIT,MARKET,a", "DAY/o,a");

    private RuleView() {}

    /** The rules; {@code price} is suggested for limit and stop, and these accounts may trade. */
    static ObjectNode of(Contract contract, BigDecimal price, List<String> accounts) {
        boolean stock = contract.isStock();
        int lot = stock ? 100 : 1;
        ObjectNode rules = Json.object()
                .put("algoEligible", stock || contract.derivative() != null)
                .put("allOrNoneEligible", stock)
                .put("overnightEligible", stock && contract.isUs())
                .put("costReport", false);
        accounts.forEach(rules.putArray("canTradeAcctIds")::add);
        rules.putNull("error");
        put(rules, "orderTypes", stock ? OF_STOCKS : contract.isBond() ? OF_BONDS : EVERYWHERE);
        put(rules, "ibAlgoTypes", stock ? OF_STOCKS.subList(0, 1) : List.of());
        put(rules, "fraqTypes", List.of());
        put(rules, "cqtTypes", stock || contract.isForex() ? BY_AMOUNT : List.of());
        put(rules, "orderTypesOutside", stock ? OUTSIDE : List.of());
        put(rules, "tifTypes", TIMES_IN_FORCE);
        rules.put("defaultSize", lot);
        rules.set("cashSize", Json.decimal(BigDecimal.ZERO));
        rules.put("sizeIncrement", lot);
        rules.set("limitPrice", Json.decimal(price));
        rules.set("stopprice", Json.decimal(price));
        rules.put("preview", true)
                .putNull("displaySize")
                .put("fraqInt", 0)
                .put("cashCcy", contract.currency())
                .put("cashQtyIncr", 500)
                .putNull("priceMagnifier")
                .put("negativeCapable", false)
                .put("incrementType", 1);
        ObjectNode step = rules.putArray("incrementRules").addObject();
        step.set("lowerEdge", Json.decimal(BigDecimal.ZERO));
        step.set("increment", Json.decimal(contract.tick()));
        rules.put("hasSecondary", stock);
        rules.set("increment", Json.decimal(contract.tick()));
        return rules.put("incrementDigits", contract.tick().scale());
    }

    private static void put(ObjectNode rules, String key, List<String> types) {
        types.forEach(rules.putArray(key)::add);
    }
}
