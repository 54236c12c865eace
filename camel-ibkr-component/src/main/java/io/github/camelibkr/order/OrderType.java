package io.github.camelibkr.order;

import io.github.camelibkr.model.OrderRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The order types: which prices each has to have, and when it may trade. */
enum OrderType {
    LIT(Need.MUST, Need.MUST),
    LMT(Need.MUST, Need.NEVER),
    LOC(Need.MUST, Need.NEVER),
    MIDPRICE(Need.MAY, Need.NEVER),
    MIT(Need.MAY, Need.MAY),
    MKT(Need.NEVER, Need.NEVER),
    MOC(Need.NEVER, Need.NEVER),
    REL(Need.MAY, Need.MAY),
    STOP_LIMIT(Need.MUST, Need.MUST),
    STP(Need.MUST, Need.NEVER),
    TRAIL(Need.MAY, Need.NEVER),
    TRAILLMT(Need.MUST, Need.MUST);

    private enum Need {
        MUST,
        MAY,
        NEVER
    }

    /** As they are written in requests. */
    static final List<String> NAMES = Stream.of(values()).map(Enum::name).toList();

    /** What a price is to a type, after "needs price, its". */
    private static final Map<String, String> MEANING = Map.of(
            "STP price", "stop price",
            "STOP_LIMIT auxPrice", "stop price",
            "TRAILLMT auxPrice", "stop price",
            "LIT auxPrice", "price to be touched");

    /** What to write where a price is too many. */
    private static final Map<String, String> INSTEAD = Map.of(
            "MKT price", "with a limit it is LMT, with a stop price STP",
            "MOC price", "with a limit it is LOC",
            "LMT auxPrice", "with a stop price it is STOP_LIMIT",
            "STP auxPrice", "its stop price is price; with a limit it is STOP_LIMIT",
            "TRAIL auxPrice", "its stop price is price");

    private final Need price;
    private final Need auxPrice;

    OrderType(Need price, Need auxPrice) {
        this.price = price;
        this.auxPrice = auxPrice;
    }

    /** Whether it stays behind the market. */
    boolean trails() {
        return this == TRAIL || this == TRAILLMT;
    }

    /** Whether it trades in the closing auction only. */
    boolean isOnClose() {
        return this == MOC || this == LOC;
    }

    /** Whether it is sent to wait until the market reaches a price. */
    boolean waits() {
        return trails() || this == STP || this == STOP_LIMIT || this == MIT || this == LIT;
    }

    /** Refuses an order of this type that lacks a price, or has one that would be ignored. */
    void checkPrices(OrderRequest leg) throws BrokenRule {
        check("price", leg.price(), price);
        check("auxPrice", leg.auxPrice(), auxPrice);
        if (this == MIT && (leg.price() == null) == (leg.auxPrice() == null)) {
            throw new BrokenRule("an order of type MIT needs price or auxPrice, its price to be touched, and not both");
        }
    }

    private void check(String field, BigDecimal value, Need need) throws BrokenRule {
        String key = this + " " + field;
        if (value == null && need == Need.MUST) {
            throw new BrokenRule(
                    "an order of type " + this + " needs " + field + ", its " + MEANING.getOrDefault(key, "limit"));
        }
        if (value != null && need == Need.NEVER) {
            String instead = INSTEAD.get(key);
            throw new BrokenRule(
                    "an order of type " + this + " takes no " + field + (instead == null ? "" : ": " + instead));
        }
    }
}
