package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.wire.Refusal;
import java.math.BigDecimal;

/** The fields of an order's JSON; what is missing or malformed is refused by its name. */
final class OrderFields {

    private static final int MOST_DIGITS = 20;

    private final JsonNode order;

    OrderFields(JsonNode order) {
        if (!order.isObject()) {
            throw Refusal.badRequest("an order must be an object");
        }
        this.order = order;
    }

    boolean has(String name) {
        return order.hasNonNull(name);
    }

    boolean flag(String name) {
        return order.path(name).asBoolean(false);
    }

    /** The text of a field, or null. */
    String text(String name) {
        return has(name) ? order.path(name).asText() : null;
    }

    String required(String name) {
        JsonNode value = order.path(name);
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            throw Refusal.badRequest(name + " is required");
        }
        return value.asText();
    }

    /** A number, which may be written as text, or null. */
    BigDecimal number(String name) {
        if (!has(name)) {
            return null;
        }
        String text = order.path(name).asText();
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
                throw Refusal.badRequest(name + " is out of range");
            }
            return number;
        } catch (NumberFormatException malformed) {
            throw Refusal.badRequest(name + " is not a number: " + text);
        }
    }

    /** A price above zero, which an order of this type must have. */
    BigDecimal price(String name, OrderType type) {
        BigDecimal price = number(name);
        if (price == null || price.signum() <= 0) {
            throw Refusal.badRequest(name + " is required for " + type);
        }
        return price;
    }

    JsonNode json() {
        return order;
    }
}
