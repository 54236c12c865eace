package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.OrderRequest;
import java.util.List;

/** The single orders that an order is made of, each with what it takes over from what stands around it. */
final class Legs {

    private Legs() {}

    static List<OrderRequest> of(OrderRequest order) {
        return order.legs().stream().map(leg -> within(order, leg)).toList();
    }

    private static OrderRequest within(OrderRequest order, OrderRequest leg) {
        boolean named = leg.conid() != null || leg.conidex() != null;
        boolean sized = leg.quantity() != null || leg.cashQty() != null || leg.fxQty() != null;
        return leg.toBuilder()
                .accountId(order.accountId())
                .clientOrderId(order.clientOrderId())
                .conid(named ? leg.conid() : order.conid())
                .conidex(named ? leg.conidex() : order.conidex())
                .quantity(sized ? leg.quantity() : order.quantity())
                .cashQty(sized ? leg.cashQty() : order.cashQty())
                .fxQty(sized ? leg.fxQty() : order.fxQty())
                .tif(leg.tif() == null ? order.tif() : leg.tif())
                .children(null)
                .oca(null)
                .build();
    }
}
