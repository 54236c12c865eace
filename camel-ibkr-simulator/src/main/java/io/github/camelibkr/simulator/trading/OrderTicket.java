package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Refusal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** An order as it was submitted; {@code price} is null for market orders, {@code clientOrderId} if none was sent. */
record OrderTicket(
        String account,
        Contract contract,
        String conidex,
        Side side,
        OrderType type,
        String timeInForce,
        BigDecimal quantity,
        BigDecimal price,
        String clientOrderId,
        boolean outsideRth) {

    private static final Set<String> TIMES_IN_FORCE = Set.of("DAY", "GTC", "IOC", "OPG", "OVT", "OND", "PAX");
    private static final int LONGEST_CLIENT_ORDER_ID = 64;

    /** Reads and checks one element of {@code orders}. */
    static OrderTicket read(JsonNode order, String account, ContractBook contracts) {
        if (!order.isObject()) {
            throw Refusal.badRequest("an order must be an object");
        }
        String conidex = text(order, order.hasNonNull("conid") ? "conid" : "conidex");
        OrderType type = type(text(order, "orderType"));
        String clientOrderId = order.path("cOID").asText(null);
        if (clientOrderId != null && clientOrderId.length() > LONGEST_CLIENT_ORDER_ID) {
            throw Refusal.badRequest("cOID is longer than " + LONGEST_CLIENT_ORDER_ID + " characters");
        }
        return new OrderTicket(
                order.path("acctId").asText(account),
                contract(conidex, contracts),
                conidex,
                side(text(order, "side")),
                type,
                timeInForce(text(order, "tif")),
                quantity(order),
                price(order, type),
                clientOrderId,
                order.path("outsideRTH").asBoolean(false));
    }

    private static Contract contract(String conidex, ContractBook contracts) {
        try {
            return contracts
                    .find(Long.parseLong(conidex.replaceFirst("@.*", "")))
                    .orElseThrow(() -> Refusal.badRequest("unknown contract " + conidex));
        } catch (NumberFormatException malformed) {
            throw Refusal.badRequest("conid is not valid: " + conidex);
        }
    }

    private static OrderType type(String name) {
        return Arrays.stream(OrderType.values())
                .filter(type -> type.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("orderType is not supported: " + name));
    }

    private static Side side(String name) {
        return Arrays.stream(Side.values())
                .filter(side -> side.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("side is not valid: " + name));
    }

    private static String timeInForce(String name) {
        String capitals = name.toUpperCase(Locale.ROOT);
        if (!TIMES_IN_FORCE.contains(capitals)) {
            throw Refusal.badRequest("tif is not valid: " + name);
        }
        return capitals;
    }

    private static BigDecimal quantity(JsonNode order) {
        BigDecimal quantity = number(order, "quantity");
        if (quantity == null) {
            throw Refusal.badRequest("quantity is required");
        }
        if (quantity.signum() <= 0) {
            throw new Refusal(
                    Answer.error(500, "Order size " + quantity.toPlainString() + " is not valid: it must be above 0."));
        }
        if (quantity.stripTrailingZeros().scale() > 0) {
            throw Refusal.badRequest("quantity must be a whole number");
        }
        return quantity;
    }

    private static BigDecimal price(JsonNode order, OrderType type) {
        if (type == OrderType.MKT) {
            return null;
        }
        BigDecimal price = number(order, "price");
        if (price == null && type == OrderType.STP) {
            price = number(order, "auxPrice");
        }
        if (price == null || price.signum() <= 0) {
            throw Refusal.badRequest("price is required for " + type);
        }
        return price;
    }

    private static BigDecimal number(JsonNode order, String name) {
        JsonNode value = order.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(value.asText());
            if (number.precision() > 20 || Math.abs(number.scale()) > 20) {
                throw Refusal.badRequest(name + " is out of range");
            }
            return number;
        } catch (NumberFormatException malformed) {
            throw Refusal.badRequest(name + " is not a number: " + value.asText());
        }
    }

    private static String text(JsonNode order, String name) {
        JsonNode value = order.path(name);
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            throw Refusal.badRequest(name + " is required");
        }
        return value.asText();
    }
}
