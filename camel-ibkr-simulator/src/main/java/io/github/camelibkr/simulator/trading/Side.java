package io.github.camelibkr.simulator.trading;

import java.math.BigDecimal;

/** Buy or sell, in the words that the API uses in different places. */
public enum Side {
    /** Buy. */
    BUY("B", "Buy", "Bought", "Bot"),
    /** Sell. */
    SELL("S", "Sell", "Sold", "Sold");

    private final String letter;
    private final String verb;
    private final String done;
    private final String traded;

    Side(String letter, String verb, String done, String traded) {
        this.letter = letter;
        this.verb = verb;
        this.done = done;
        this.traded = traded;
    }

    String letter() {
        return letter;
    }

    String verb() {
        return verb;
    }

    String done() {
        return done;
    }

    String traded() {
        return traded;
    }

    Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    BigDecimal signed(BigDecimal size) {
        return this == BUY ? size : size.negate();
    }
}
