package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.OrderRequest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What prices an order names, and what they mean. */
final class Prices {

    /** Their {@code auxPrice} is a price; elsewhere it is how far something is from one. */
    private static final Set<String> TWO_PRICES = Set.of("STOP_LIMIT", "TRAILLMT", "MIT", "LIT");

    /** They trade at their {@code price} or better, if they have one. */
    private static final Set<String> LIMITED = Set.of("LMT", "LOC", "STOP_LIMIT", "TRAILLMT", "LIT", "MIDPRICE", "REL");

    private Prices() {}

    /** All prices that an order names, by the names of their fields. */
    static Map<String, BigDecimal> of(OrderRequest order) {
        Map<String, BigDecimal> prices = new LinkedHashMap<>();
        if (order.price() != null) {
            prices.put("price", order.price());
        }
        if (order.auxPrice() != null && TWO_PRICES.contains(order.orderType())) {
            prices.put("auxPrice", order.auxPrice());
        }
        return prices;
    }

    /** Whether it cannot cost more than its own price says; a sale can always bring more. */
    static boolean isCapped(OrderRequest order) {
        return order.price() != null && LIMITED.contains(order.orderType()) && "BUY".equals(order.side());
    }
}
