package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Refusal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads and checks orders as clients send them. */
final class OrderReader {

    private static final Set<String> TIMES_IN_FORCE = Set.of("DAY", "GTC", "IOC", "OPG", "OVT", "OND", "PAX");
    private static final int LONGEST_CLIENT_ORDER_ID = 64;

    private final ContractBook contracts;
    private final OrderSizes sizes;

    OrderReader(ContractBook contracts, Quotations quotations) {
        this.contracts = contracts;
        this.sizes = new OrderSizes(quotations);
    }

    /** One element of {@code orders}. */
    OrderTicket read(JsonNode json, String account) {
        OrderFields order = new OrderFields(json);
        // conid forces SMART: an exchange in conidex beside it does not count
        String conidex = order.required(order.has("conid") ? "conid" : "conidex");
        boolean combination = Combination.isNamedBy(conidex);
        OrderType type = type(order.required("orderType"));
        Ties ties = ties(order);
        List<Leg> legs = combination ? Combination.legs(conidex, contracts) : List.of(new Leg(contract(conidex), 1));
        Contract contract =
                combination ? Combination.contract(conidex, legs) : legs.get(0).contract();
        requireOperator(legs, order);
        Side side = side(order.required("side"));
        String timeInForce = timeInForce(order.required("tif"));
        Prices prices = prices(order, type, combination);
        Terms terms = new Terms(
                timeInForce,
                order.flag("outsideRTH"),
                order.flag("allOrNone"),
                order.flag("deactivated"),
                order.number("cashQty"),
                Algo.read(json));
        String receiver = order.has("acctId") ? order.text("acctId") : account;
        BigDecimal quantity = sizes.quantity(order, contract, side, prices.limit());
        return new OrderTicket(receiver, contract, conidex, legs, side, type, quantity, prices, ties, terms);
    }

    private static Ties ties(OrderFields order) {
        String clientOrderId = order.text("cOID");
        String parentId = order.text("parentId");
        if (clientOrderId != null && clientOrderId.length() > LONGEST_CLIENT_ORDER_ID) {
            throw Refusal.badRequest("cOID is longer than " + LONGEST_CLIENT_ORDER_ID + " characters");
        }
        if (clientOrderId != null && parentId != null) {
            throw new Refusal(
                    Answer.error(200, "Order couldn't be submitted: a child of " + parentId + " cannot have a cOID"));
        }
        return new Ties(clientOrderId, parentId, order.flag("isSingleGroup"));
    }

    /** CME's rule 536-B: who has entered an order, and whether by hand. */
    private static void requireOperator(List<Leg> legs, OrderFields order) {
        boolean needed = legs.stream().anyMatch(leg -> Combination.isUsFuture(leg.contract()));
        boolean told = order.json().path("manualIndicator").isBoolean()
                && order.json().path("extOperator").isTextual();
        if (needed && !told) {
            throw Refusal.badRequest("manualIndicator and extOperator are required for futures");
        }
    }

    private Contract contract(String conidex) {
        try {
            return contracts
                    .find(Long.parseLong(conidex.replaceFirst("@.*", "")))
                    .orElseThrow(() -> Refusal.badRequest("unknown contract " + conidex));
        } catch (NumberFormatException malformed) {
            throw Refusal.badRequest("conid is not valid: " + conidex);
        }
    }

    private static OrderType type(String name) {
        return OrderType.find(name).orElseThrow(() -> Refusal.badRequest("orderType is not supported: " + name));
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

    private static Prices prices(OrderFields order, OrderType type, boolean combination) {
        return new Prices(
                limit(order, type, combination),
                trigger(order, type),
                type.isTrailing() ? Trail.read(order, type) : null,
                type == OrderType.REL ? order.number("auxPrice") : null);
    }

    /** A combination may cost nothing, or pay. */
    private static BigDecimal limit(OrderFields order, OrderType type, boolean combination) {
        return switch (type.limit()) {
            case NONE -> null;
            case OPTIONAL -> order.number("price");
            case REQUIRED -> combination && order.has("price") ? order.number("price") : order.price("price", type);
        };
    }

    /** The trigger is called {@code price} where there is no limit, and {@code auxPrice} beside one. */
    private static BigDecimal trigger(OrderFields order, OrderType type) {
        return switch (type) {
            case STP, MIT -> order.price(order.has("price") ? "price" : "auxPrice", type);
            case STOP_LIMIT, TRAILLMT, LIT -> order.price("auxPrice", type);
            case TRAIL -> order.number("price");
            default -> null;
        };
    }
}
