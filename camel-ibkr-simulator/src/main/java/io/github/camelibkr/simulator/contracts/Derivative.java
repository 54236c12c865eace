package io.github.camelibkr.simulator.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What futures and options have beyond a stock; right and strike are null for futures. */
public record Derivative(
        long underlying, String localSymbol, String description, LocalDate maturity, String right, BigDecimal strike) {}
