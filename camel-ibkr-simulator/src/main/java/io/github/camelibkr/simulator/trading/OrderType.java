package io.github.camelibkr.simulator.trading;

/** The order types that are simulated, each spelled in three ways. */
enum OrderType {
    MKT("MARKET", "Market"),
    LMT("LIMIT", "Limit"),
    STP("STOP", "Stop");

    private final String original;
    private final String shown;

    OrderType(String original, String shown) {
        this.original = original;
        this.shown = shown;
    }

    String original() {
        return original;
    }

    String shown() {
        return shown;
    }
}
