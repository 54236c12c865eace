package io.github.camelibkr.order;

import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.OrderRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An order as IBKR wants it. */
final class OrderWire {

    private OrderWire() {}

    static byte[] body(OrderRequest order) {
        return IbkrJson.bytes(Map.of("orders", List.of(fields(order))));
    }

    /** A change of a working order: bare (quirk 63), and without an id, since the order has one. */
    static byte[] change(OrderRequest order) {
        Map<String, Object> fields = fields(order);
        fields.remove("cOID");
        return IbkrJson.bytes(fields);
    }

    private static Map<String, Object> fields(OrderRequest order) {
        Map<String, Object> fields = new LinkedHashMap<>(IbkrJson.map(order));
        rename(fields, "accountId", "acctId");
        rename(fields, "clientOrderId", "cOID");
        rename(fields, "outsideRth", "outsideRTH");
        return fields;
    }

    private static void rename(Map<String, Object> fields, String ours, String theirs) {
        Object value = fields.remove(ours);
        if (value != null) {
            fields.put(theirs, value);
        }
    }
}
