package io.github.camelibkr.simulator.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/** What futures and options have beyond a stock; right and strike are null for futures. */
public record Derivative(
        long underlying, String localSymbol, String description, LocalDate maturity, String right, BigDecimal strike) {

    /** Month as searches and chains write it, {@code DEC26}. */
    public String month() {
        return maturity.getMonth().name().substring(0, 3)
                + String.format(Locale.ROOT, "%02d", maturity.getYear() % 100);
    }

    /** The day it ends, {@code 20261218}. */
    public String maturityDate() {
        return maturity.toString().replace("-", "");
    }
}
