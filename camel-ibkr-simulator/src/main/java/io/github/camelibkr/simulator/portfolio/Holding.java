package io.github.camelibkr.simulator.portfolio;

import io.github.camelibkr.simulator.contracts.Contract;
import java.math.BigDecimal;

/** A position at the market's price of this moment. */
record Holding(Contract contract, Positions.Position position, BigDecimal price) {

    BigDecimal quantity() {
        return position.quantity();
    }

    /** Quantity at the market. */
    BigDecimal value() {
        return quantity().multiply(price).multiply(contract.multiplier());
    }

    BigDecimal unrealized() {
        return position.gain(contract, price);
    }

    BigDecimal realized() {
        return position.realized();
    }

    /** What one unit has cost: for derivatives the whole contract. */
    BigDecimal averageCost() {
        return position.averagePrice().multiply(contract.multiplier());
    }

    /** What it adds to the account's worth: a future was never paid for, so only its gain counts. */
    BigDecimal worth() {
        return Positions.isFuture(contract) ? unrealized() : value();
    }
}
