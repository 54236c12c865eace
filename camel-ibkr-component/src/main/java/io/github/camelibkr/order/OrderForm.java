package io.github.camelibkr.order;

import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderRequestBuilder;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** An order in full: words in capitals, and every leg with all that it has from what stands around it. */
final class OrderForm {

    private OrderForm() {}

    /** The order in full. Nothing is checked. */
    static OrderRequest inFull(OrderRequest order) {
        OrderRequest whole = upper(order);
        if (whole.oca() == null && whole.tif() == null) {
            whole = whole.toBuilder().tif("DAY").build();
        }
        return whole.toBuilder()
                .children(each(whole.children(), inherit(whole)))
                .oca(each(whole.oca(), inherit(whole)))
                .build();
    }

    private static List<OrderRequest> each(List<OrderRequest> legs, UnaryOperator<OrderRequest> change) {
        return legs == null ? null : legs.stream().map(change).toList();
    }

    private static OrderRequest upper(OrderRequest order) {
        return order.toBuilder()
                .side(upper(order.side()))
                .orderType(upper(order.orderType()))
                .tif(upper(order.tif()))
                .build();
    }

    private static String upper(String text) {
        return text == null ? null : text.strip().toUpperCase(Locale.ROOT);
    }

    /** A leg with what it does not say itself: which contract, how many, how long, who orders and for whom. */
    private static UnaryOperator<OrderRequest> inherit(OrderRequest around) {
        return written -> {
            OrderRequest leg = upper(written);
            OrderRequestBuilder full = leg.toBuilder();
            if (leg.conid() == null && leg.conidex() == null) {
                full.conid(around.conid())
                        .conidex(around.conidex())
                        .secType(or(leg.secType(), around.secType()))
                        .listingExchange(or(leg.listingExchange(), around.listingExchange()))
                        .ticker(or(leg.ticker(), around.ticker()));
            }
            if (leg.quantity() == null && leg.cashQty() == null && leg.fxQty() == null) {
                full.quantity(around.quantity()).cashQty(around.cashQty()).fxQty(around.fxQty());
            }
            if (around.oca() != null) {
                full.side(or(leg.side(), around.side()));
            }
            return full.tif(or(or(leg.tif(), around.tif()), "DAY"))
                    .manualIndicator(or(leg.manualIndicator(), around.manualIndicator()))
                    .extOperator(or(leg.extOperator(), around.extOperator()))
                    .manualOrderTime(or(leg.manualOrderTime(), around.manualOrderTime()))
                    .allocationMethod(or(leg.allocationMethod(), around.allocationMethod()))
                    .jsonPayload(or(leg.jsonPayload(), around.jsonPayload()))
                    .customerAccount(or(leg.customerAccount(), around.customerAccount()))
                    .isProCustomer(or(leg.isProCustomer(), around.isProCustomer()))
                    .build();
        };
    }

    private static <T> T or(T own, T around) {
        return own == null ? around : own;
    }
}
