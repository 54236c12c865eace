package io.github.camelibkr.order.guard;

import io.github.camelibkr.catalogue.Parameter;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an order is for.
 *
 * @param contract as market data calls it: a contract id, perhaps with an exchange, or a combination
 * @param ratios the contracts that change hands, each with how many of them for one unit; a single one is its own leg
 * @param isCombination whether it is several contracts at once
 */
record Legs(String contract, Map<Long, Integer> ratios, boolean isCombination) {

    private static final String LEGS = ";;;";
    /** IBKR's word for something that it does not name. */
    private static final String NAMELESS = "-1";

    /** Reads it from an order; fails if it is not certain what the order is for. */
    static Legs of(OrderRequest order, Subject subject) throws OrderDeniedException {
        String contract = order.conidex() == null ? String.valueOf(order.conid()) : order.conidex();
        if (!Parameter.Type.CONID.matches(contract) || contract.equals(NAMELESS)) {
            throw subject.denied("conidex", "what " + contract + " is cannot be understood, so no rule can be applied");
        }
        Map<Long, Integer> ratios = new LinkedHashMap<>();
        boolean combination = Parameter.isCombination(contract);
        if (combination) {
            for (String leg : contract.split(LEGS)[1].split(",")) {
                int slash = leg.indexOf('/');
                // a leg of nothing would hide whatever stands beside it
                int ratio = Math.max(1, Math.abs(Integer.parseInt(leg.substring(slash + 1))));
                ratios.merge(Long.valueOf(leg.substring(0, slash)), ratio, Integer::sum);
            }
        } else {
            String conid = contract.split("@")[0];
            ratios.put(Long.valueOf(conid), 1);
            checkKind(order, conid, subject);
        }
        return new Legs(contract, ratios, combination);
    }

    /** {@code secType} names a contract, too: it must not be another one. */
    private static void checkKind(OrderRequest order, String conid, Subject subject) throws OrderDeniedException {
        String kind = order.secType();
        int colon = kind == null ? -1 : kind.indexOf(':');
        if (colon >= 0 && !kind.substring(0, colon).strip().equals(conid)) {
            throw subject.denied("secType", "secType is " + kind + ", but the order is for contract " + conid);
        }
    }

    /** How many contracts of its largest leg one unit moves. */
    int largestRatio() {
        return ratios.values().stream().mapToInt(ratio -> ratio).max().orElse(1);
    }
}
