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

/**
 * An order as it was submitted.
 *
 * @param price limit, or null if the order has none
 * @param stop price that the market has to reach first, or null; a trailing order may leave it to the market
 * @param trail what a trailing order's stop keeps away from the market, or null
 * @param clientOrderId the client's own id, or null if none was sent
 * @param parentId client order id or order id of a bracket's parent, or null
 * @param singleGroup whether it is one of a group of which one cancels all
 */
record OrderTicket(
        String account,
        Contract contract,
        String conidex,
        Side side,
        OrderType type,
        String timeInForce,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal stop,
        Trail trail,
        String clientOrderId,
        String parentId,
        boolean singleGroup,
        boolean outsideRth) {

    private static final Set<String> TIMES_IN_FORCE = Set.of("DAY", "GTC", "IOC", "OPG", "OVT", "OND", "PAX");
    private static final int LONGEST_CLIENT_ORDER_ID = 64;

    /** A market order without any extras. */
    static OrderTicket market(String account, Contract contract, Side side, BigDecimal quantity) {
        String conidex = Long.toString(contract.conid());
        return new OrderTicket(
                account,
                contract,
                conidex,
                side,
                OrderType.MKT,
                "DAY",
                quantity,
                null,
                null,
                null,
                null,
                null,
                false,
                false);
    }

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
        Contract contract = contract(conidex, contracts);
        requireOperator(contract, order);
        return new OrderTicket(
                order.path("acctId").asText(account),
                contract,
                conidex,
                side(text(order, "side")),
                type,
                timeInForce(text(order, "tif")),
                quantity(order),
                type.hasLimit() ? positive(order, "price", type) : null,
                stop(order, type),
                type == OrderType.TRAIL ? Trail.read(order) : null,
                clientOrderId,
                order.path("parentId").asText(null),
                order.path("isSingleGroup").asBoolean(false),
                order.path("outsideRTH").asBoolean(false));
    }

    /** This ticket as a change of another: contract and side are not open to change, the client order id stays. */
    OrderTicket amending(OrderTicket original) {
        if (!contract.equals(original.contract) || side != original.side) {
            throw Refusal.badRequest("contract and side of an order cannot be changed");
        }
        return new OrderTicket(
                original.account,
                contract,
                original.conidex,
                side,
                type,
                timeInForce,
                quantity,
                price,
                stop,
                trail,
                original.clientOrderId,
                original.parentId,
                original.singleGroup,
                outsideRth);
    }

    /** Whether whoever cancels it has to say who he is. */
    boolean needsOperator() {
        return isFuture(contract);
    }

    private static boolean isFuture(Contract contract) {
        return contract.secType().equals("FUT");
    }

    /** CME's rule 536-B: who has entered an order, and whether by hand. */
    private static void requireOperator(Contract contract, JsonNode order) {
        if (isFuture(contract)
                && !(order.path("manualIndicator").isBoolean()
                        && order.path("extOperator").isTextual())) {
            throw Refusal.badRequest("manualIndicator and extOperator are required for futures");
        }
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

    /** The stop is called {@code price} where there is no limit, and {@code auxPrice} beside one. */
    private static BigDecimal stop(JsonNode order, OrderType type) {
        return switch (type) {
            case STP -> positive(order, order.hasNonNull("price") ? "price" : "auxPrice", type);
            case STOP_LIMIT -> positive(order, "auxPrice", type);
            case TRAIL -> number(order, "price");
            default -> null;
        };
    }

    private static BigDecimal positive(JsonNode order, String name, OrderType type) {
        BigDecimal price = number(order, name);
        if (price == null || price.signum() <= 0) {
            throw Refusal.badRequest(name + " is required for " + type);
        }
        return price;
    }

    static BigDecimal number(JsonNode order, String name) {
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
