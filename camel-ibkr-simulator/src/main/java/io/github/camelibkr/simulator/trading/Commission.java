package io.github.camelibkr.simulator.trading;

import io.github.camelibkr.simulator.contracts.Contract;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What an execution costs, roughly as a small account pays it. */
final class Commission {

    private static final BigDecimal ONE_DOLLAR = new BigDecimal("1.00");

    private Commission() {}

    static BigDecimal of(Contract contract, BigDecimal size) {
        BigDecimal commission =
                switch (contract.secType()) {
                    case "FUT" -> size.multiply(new BigDecimal("2.25"));
                    case "OPT" -> size.multiply(new BigDecimal("0.65")).max(ONE_DOLLAR);
                    case "CASH" -> new BigDecimal("2.00");
                    default -> size.multiply(new BigDecimal("0.005")).max(ONE_DOLLAR);
                };
        return commission.setScale(2, RoundingMode.HALF_UP);
    }
}
