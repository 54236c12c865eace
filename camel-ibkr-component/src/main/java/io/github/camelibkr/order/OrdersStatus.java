package io.github.camelibkr.order;

import java.util.List;

/**
 * How order entry of one gateway is.
 *
 * @param gateway its URL
 * @param problem why no order can be sent, because of the journal; null if nothing stands in the way
 * @param doubts the orders in doubt
 */
public record OrdersStatus(String gateway, String problem, List<OrderDoubt> doubts) {

    /** Whether a person must find out what became of an order. */
    public boolean isUnresolved() {
        return doubts.stream().anyMatch(OrderDoubt::unresolved);
    }
}
