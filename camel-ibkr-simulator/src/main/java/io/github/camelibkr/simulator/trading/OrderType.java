package io.github.camelibkr.simulator.trading;

/** The order types that are simulated, each spelled in three ways. */
enum OrderType {
    MKT("MARKET", "Market"),
    LMT("LIMIT", "Limit"),
    STP("STOP", "Stop"),
    STOP_LIMIT("STOP_LIMIT", "Stop Limit"),
    TRAIL("TRAIL", "Trailing Stop");

    private final String original;
    private final String shown;

    OrderType(String original, String shown) {
        this.original = original;
        this.shown = shown;
    }

    /** Whether the market has to reach a price first. */
    boolean hasStop() {
        return this == STP || this == STOP_LIMIT || this == TRAIL;
    }

    boolean hasLimit() {
        return this == LMT || this == STOP_LIMIT;
    }

    String original() {
        return original;
    }

    String shown() {
        return shown;
    }
}
