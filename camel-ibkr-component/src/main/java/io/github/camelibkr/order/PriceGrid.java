package io.github.camelibkr.order;

import io.github.camelibkr.model.ContractRules;
import io.github.camelibkr.model.PriceIncrement;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The prices at which a contract can be traded: multiples of an increment, which may differ by the price. */
final class PriceGrid {

    private final ContractRules rules;

    PriceGrid(ContractRules rules) {
        this.rules = rules;
    }

    /** Refuses a price between two that are possible; null is none. */
    void checkPrice(String name, BigDecimal price) throws BrokenRule {
        if (price == null) {
            return;
        }
        if (price.signum() <= 0 && Boolean.FALSE.equals(rules.negativePrices())) {
            throw new BrokenRule(name + " must be more than 0, not " + price.toPlainString());
        }
        onGrid(name, price, increment(price.abs()));
    }

    /** Refuses a distance that leads from one possible price to none; null is none. */
    void checkDistance(String name, BigDecimal distance) throws BrokenRule {
        if (distance != null) {
            onGrid(name, distance, increment(BigDecimal.ZERO));
        }
    }

    private void onGrid(String name, BigDecimal value, BigDecimal increment) throws BrokenRule {
        if (increment == null || value.remainder(increment).signum() == 0) {
            return;
        }
        BigDecimal below = value.divide(increment, 0, RoundingMode.FLOOR).multiply(increment);
        throw new BrokenRule(name + " " + value.toPlainString() + " is not a multiple of " + increment.toPlainString()
                + ": the nearest are " + below.toPlainString() + " and "
                + below.add(increment).toPlainString());
    }

    /** The increment from the highest edge that the price reaches; null if none is known. */
    private BigDecimal increment(BigDecimal price) {
        BigDecimal increment = null;
        for (PriceIncrement step : rules.increments()) {
            if (step.from().compareTo(price) <= 0) {
                increment = step.increment();
            }
        }
        return increment;
    }
}
