package io.github.camelibkr.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/** Orders for Apple as JSON. */
final class Orders {

    private Orders() {}

    static long idOf(JsonNode answer) {
        return answer.get(0).path("order_id").asLong();
    }

    static String limit(String side, int quantity, String price) {
        return order("LMT", side, quantity, ",\"price\":" + price);
    }

    static String market(String side, int quantity, String clientOrderId) {
        return order("MKT", side, quantity, ",\"cOID\":\"" + clientOrderId + "\"");
    }

    static String order(String type, String side, int quantity, String more) {
        return "{\"conid\":265598,\"orderType\":\"" + type + "\",\"side\":\"" + side
                + "\",\"tif\":\"DAY\",\"quantity\":" + quantity + more + "}";
    }
}
