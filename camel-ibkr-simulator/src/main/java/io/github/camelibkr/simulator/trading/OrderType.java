package io.github.camelibkr.simulator.trading;

import java.util.Arrays;
import java.util.Optional;

/** The order types, each spelled in three ways, and what an order of that type has to say. */
enum OrderType {
    MKT("MARKET", "Market", Limit.NONE, Trigger.NONE),
    LMT("LIMIT", "Limit", Limit.REQUIRED, Trigger.NONE),
    STP("STOP", "Stop", Limit.NONE, Trigger.STOP),
    STOP_LIMIT("STOP_LIMIT", "Stop Limit", Limit.REQUIRED, Trigger.STOP),
    TRAIL("TRAIL", "Trailing Stop", Limit.NONE, Trigger.TRAIL),
    TRAILLMT("TRAILLMT", "Trailing Stop Limit", Limit.REQUIRED, Trigger.TRAIL),
    MIT("MIT", "Market If Touched", Limit.NONE, Trigger.TOUCH),
    LIT("LIT", "Limit If Touched", Limit.REQUIRED, Trigger.TOUCH),
    MIDPRICE("MIDPRICE", "Midprice", Limit.OPTIONAL, Trigger.NONE),
    REL("REL", "Relative", Limit.OPTIONAL, Trigger.NONE),
    MOC("MOC", "Market On Close", Limit.NONE, Trigger.NONE),
    LOC("LOC", "Limit On Close", Limit.REQUIRED, Trigger.NONE);

    /** Whether an order of a type has a limit. */
    enum Limit {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    /** What has to happen on the market first: the price turns against the order, or comes to meet it. */
    enum Trigger {
        NONE,
        STOP,
        TRAIL,
        TOUCH
    }

    private final String original;
    private final String shown;
    private final Limit limit;
    private final Trigger trigger;

    OrderType(String original, String shown, Limit limit, Trigger trigger) {
        this.original = original;
        this.shown = shown;
        this.limit = limit;
        this.trigger = trigger;
    }

    static Optional<OrderType> find(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name().equalsIgnoreCase(name))
                .findFirst();
    }

    Limit limit() {
        return limit;
    }

    Trigger trigger() {
        return trigger;
    }

    /** Whether the market has to reach a price first. */
    boolean hasTrigger() {
        return trigger != Trigger.NONE;
    }

    /** Whether it is a stop of some kind. */
    boolean isStop() {
        return trigger == Trigger.STOP || trigger == Trigger.TRAIL;
    }

    boolean isTrailing() {
        return trigger == Trigger.TRAIL;
    }

    /** Whether it waits for the closing auction. */
    boolean isOnClose() {
        return this == MOC || this == LOC;
    }

    String original() {
        return original;
    }

    String shown() {
        return shown;
    }
}
