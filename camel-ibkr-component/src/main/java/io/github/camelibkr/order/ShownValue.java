package io.github.camelibkr.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.Decimals;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.model.Values;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Whether a value that was asked for is the one that IBKR shows of an order. */
enum ShownValue {
    /** It is shown. */
    SAME,
    /** Another one is shown. */
    OTHER,
    /** None is shown, or what is shown tells nothing. */
    UNSEEN;

    /** Which order it is, who gives it, and notes of his own: what a change repeats and does not change. */
    private static final Set<String> REPEATED = Set.of(
            "acctId",
            "conid",
            "conidex",
            "secType",
            "side",
            "listingExchange",
            "ticker",
            "referrer",
            "manualIndicator",
            "extOperator",
            "manualOrderTime",
            "customerAccount",
            "isProCustomer");

    /** Their only price is a stop, or one to be touched: IBKR shows it as the price, and as auxPrice at times. */
    private static final Set<OrderType> ONE_STOP = EnumSet.of(OrderType.STP, OrderType.TRAIL, OrderType.MIT);

    /** Their prices follow the market, so that another one may be what has become of the one that was asked for. */
    private static final Set<OrderType> MOVING =
            EnumSet.of(OrderType.TRAIL, OrderType.TRAILLMT, OrderType.REL, OrderType.MIDPRICE);

    /** What is shown of all that a change asked for; {@code change}: as it was sent. */
    static Set<ShownValue> of(JsonNode change, OrderUpdate order) {
        String name = Values.text(change.get("orderType"));
        OrderType type = OrderType.NAMES.contains(String.valueOf(name)) ? OrderType.valueOf(name) : null;
        Set<ShownValue> all = EnumSet.noneOf(ShownValue.class);
        change.properties().stream()
                .filter(asked -> !REPEATED.contains(asked.getKey()))
                .forEach(asked -> all.add(of(asked.getKey(), asked.getValue(), type, order)));
        return all;
    }

    private static ShownValue of(String name, JsonNode asked, OrderType type, OrderUpdate order) {
        return switch (name) {
            case "quantity" -> number(Values.decimal(asked), order.totalSize());
            case "price", "auxPrice" -> price(name, Values.decimal(asked), type, order);
            case "tif" -> word(asked.asText(), order.tif(), TimeRules.TIFS);
            case "orderType" -> type(asked.asText(), order);
            default -> any(asked, order.fields().get(name));
        };
    }

    private static ShownValue number(BigDecimal asked, BigDecimal shown) {
        if (asked == null || shown == null) {
            return UNSEEN;
        }
        return asked.compareTo(shown) == 0 ? SAME : OTHER;
    }

    private static ShownValue price(String name, BigDecimal asked, OrderType type, OrderUpdate order) {
        BigDecimal auxPrice = decimal(order.fields().get("auxPrice"));
        BigDecimal shown = name.equals("price") ? order.price() : auxPrice;
        if (shown == null && ONE_STOP.contains(type)) {
            shown = order.price() == null ? auxPrice : order.price();
        }
        ShownValue value = number(asked, shown);
        return value == OTHER && MOVING.contains(type) ? UNSEEN : value;
    }

    private static ShownValue type(String asked, OrderUpdate order) {
        ShownValue now = word(asked, order.orderType(), OrderType.NAMES);
        Object original = order.fields().get("origOrderType");
        // a stop that was set off may be shown as what it has become
        return now == OTHER && word(asked, text(original), OrderType.NAMES) != OTHER ? UNSEEN : now;
    }

    /** Rows spell words in ways of their own (quirks 66 and 77). */
    private static ShownValue word(String asked, String shown, Collection<String> valid) {
        String meant = Spelling.meant(shown, valid);
        if (meant == null) {
            return UNSEEN;
        }
        return meant.equals(asked) ? SAME : OTHER;
    }

    private static ShownValue any(JsonNode asked, Object shown) {
        if (asked.isNumber()) {
            return number(Values.decimal(asked), decimal(shown));
        }
        if (asked.isContainerNode() || text(shown) == null) {
            return UNSEEN;
        }
        return asked.asText().equals(text(shown)) ? SAME : OTHER;
    }

    private static BigDecimal decimal(Object shown) {
        return Decimals.parse(text(shown));
    }

    /** Null where there is none. */
    private static String text(Object shown) {
        return shown == null ? null : shown.toString();
    }
}
