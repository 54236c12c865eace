package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an order is for.
 *
 * @param contract as market data calls it: a contract id, perhaps with an exchange, or a combination
 * @param ratios the contracts that change hands, each with how many of them for one unit; a single one is its own leg
 * @param isCombination whether it is several contracts at once
 */
record Legs(String contract, Map<Long, Integer> ratios, boolean isCombination) {

    private static final Pattern SINGLE = Pattern.compile("(\\d{1,12})(?:@[A-Z0-9.]{1,16})?");
    private static final Pattern COMBINATION =
            Pattern.compile("\\d{1,12}(?:@[A-Z0-9.]{1,16})?;;;(\\d{1,12}/-?\\d{1,6}(?:,\\d{1,12}/-?\\d{1,6}){0,63})");

    /** Reads it from an order; fails if it is not certain what the order is for. */
    static Legs of(OrderRequest order, Subject subject) throws OrderDeniedException {
        String contract = order.conidex() == null ? String.valueOf(order.conid()) : order.conidex();
        Map<Long, Integer> ratios = new LinkedHashMap<>();
        Matcher single = SINGLE.matcher(contract);
        Matcher combination = COMBINATION.matcher(contract);
        if (single.matches()) {
            ratios.put(Long.valueOf(single.group(1)), 1);
            checkKind(order, single.group(1), subject);
        } else if (combination.matches()) {
            for (String leg : combination.group(1).split(",")) {
                int slash = leg.indexOf('/');
                // a leg of nothing would hide whatever stands beside it
                int ratio = Math.max(1, Math.abs(Integer.parseInt(leg.substring(slash + 1))));
                ratios.merge(Long.valueOf(leg.substring(0, slash)), ratio, Integer::sum);
            }
        } else {
            throw subject.denied("conidex", "what " + contract + " is cannot be understood, so no rule can be applied");
        }
        return new Legs(contract, ratios, combination.matches());
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
