package io.github.camelibkr.order;

import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.rest.Bodies;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * What somebody says who knows what became of an order that is in doubt.
 *
 * @param clientOrderId which order
 * @param placed whether IBKR has it
 * @param orderId IBKR's id; null if it is not known, or there is none
 * @param reason how he knows; it is kept
 */
public record OrderSettlement(String clientOrderId, boolean placed, String orderId, String reason) {

    private static final String FORM =
            "order/settle: what is needed is {\"clientOrderId\":\"…\",\"placed\":true,\"orderId\":\"…\",\"reason\":\"…\"}";

    /**
     * Reads it from the body: a map, or JSON.
     *
     * @throws InvalidRequestException if anything but the order id is missing or malformed
     */
    public static OrderSettlement read(Exchange exchange) throws InvalidRequestException {
        Map<?, ?> map = Bodies.map(exchange);
        if (map == null) {
            throw new InvalidRequestException(FORM);
        }
        return of(map);
    }

    /**
     * Of its parts, as a person gives them.
     *
     * @param orderId null or empty if it is not known
     * @throws InvalidRequestException if anything but the order id is missing, or something is malformed
     */
    public static OrderSettlement of(String clientOrderId, boolean placed, String orderId, String reason)
            throws InvalidRequestException {
        Map<String, Object> parts = new HashMap<>();
        parts.put("clientOrderId", clientOrderId);
        parts.put("placed", placed);
        parts.put("orderId", orderId == null || orderId.isBlank() ? null : orderId.strip());
        parts.put("reason", reason);
        return of(parts);
    }

    private static OrderSettlement of(Map<?, ?> map) throws InvalidRequestException {
        String clientOrderId = text(map.get("clientOrderId"), "[A-Za-z0-9._-]{1,64}");
        String placed = text(map.get("placed"), "true|false");
        String reason = text(map.get("reason"), "[^\\p{Cntrl}]{1,500}");
        String orderId = map.get("orderId") == null ? null : text(map.get("orderId"), "[1-9]\\d{0,19}");
        return new OrderSettlement(clientOrderId, Boolean.parseBoolean(placed), orderId, reason);
    }

    private static String text(Object value, String pattern) throws InvalidRequestException {
        String text = String.valueOf(value);
        if (value == null || !text.matches(pattern)) {
            throw new InvalidRequestException(FORM);
        }
        return text;
    }
}
