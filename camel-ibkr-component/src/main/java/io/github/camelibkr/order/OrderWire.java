package io.github.camelibkr.order;

import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.OrderRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An order as IBKR wants it. */
final class OrderWire {

    private OrderWire() {}

    /** The body of one request that places all its legs. */
    static byte[] body(OrderRequest order) {
        List<Map<String, Object>> orders = new ArrayList<>();
        for (int i = 0; i < order.legs().size(); i++) {
            Map<String, Object> fields = fields(order.legs().get(i));
            put(fields, "acctId", order.accountId());
            if (order.oca() != null) {
                fields.put("isSingleGroup", true);
            } else if (i > 0) {
                fields.put("parentId", order.clientOrderId());
            }
            put(fields, "cOID", clientOrderId(order, i));
            orders.add(fields);
        }
        return IbkrJson.bytes(Map.of("orders", orders));
    }

    /**
     * What a leg is called at IBKR: the first has the id of the whole order; a child has none (quirk 59), since it
     * is known by its parent; the others of a group have ids of their own.
     */
    static String clientOrderId(OrderRequest order, int index) {
        if (index == 0) {
            return order.clientOrderId();
        }
        return order.oca() == null ? null : order.clientOrderId() + ".oca" + (index + 1);
    }

    /** A change of a working order: bare (quirk 63), and without an id, since the order has one. */
    static byte[] change(OrderRequest order) {
        Map<String, Object> fields = fields(order);
        fields.remove("cOID");
        return IbkrJson.bytes(fields);
    }

    private static Map<String, Object> fields(OrderRequest leg) {
        Map<String, Object> fields = new LinkedHashMap<>(IbkrJson.map(leg));
        fields.keySet().removeAll(List.of("children", "oca"));
        rename(fields, "accountId", "acctId");
        rename(fields, "clientOrderId", "cOID");
        rename(fields, "outsideRth", "outsideRTH");
        return fields;
    }

    private static void rename(Map<String, Object> fields, String ours, String theirs) {
        put(fields, theirs, fields.remove(ours));
    }

    private static void put(Map<String, Object> fields, String name, Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
