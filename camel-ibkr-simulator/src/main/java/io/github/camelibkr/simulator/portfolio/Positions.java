package io.github.camelibkr.simulator.portfolio;

import io.github.camelibkr.simulator.contracts.Contract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the account holds, by average cost; it follows the executions. */
public final class Positions {

    private final Map<Contract, Position> positions = new LinkedHashMap<>();
    private BigDecimal realized = BigDecimal.ZERO;

    /** A holding: signed quantity and average price paid. */
    public record Position(BigDecimal quantity, BigDecimal averagePrice) {

        static final Position NONE = new Position(BigDecimal.ZERO, BigDecimal.ZERO);

        /** Value of one price step of one unit, times quantity: gain at this price. */
        BigDecimal gain(Contract contract, BigDecimal price) {
            return price.subtract(averagePrice).multiply(quantity).multiply(contract.multiplier());
        }
    }

    /** Books an execution (a sale has a negative size) and returns the position after it. */
    public BigDecimal book(Contract contract, BigDecimal signedSize, BigDecimal price) {
        Position before = positions.getOrDefault(contract, Position.NONE);
        BigDecimal after = before.quantity().add(signedSize);
        boolean grows = before.quantity().signum() * signedSize.signum() >= 0;
        if (grows) {
            BigDecimal paid = before.quantity().multiply(before.averagePrice()).add(signedSize.multiply(price));
            positions.put(contract, new Position(after, paid.divide(after, 8, RoundingMode.HALF_UP)));
        } else {
            BigDecimal closed = signedSize
                    .abs()
                    .min(before.quantity().abs())
                    .multiply(BigDecimal.valueOf(before.quantity().signum()));
            realized = realized.add(new Position(closed, before.averagePrice()).gain(contract, price));
            boolean turned = after.signum() * before.quantity().signum() < 0;
            positions.put(contract, new Position(after, turned ? price : before.averagePrice()));
        }
        return after;
    }

    /** All holdings, closed ones included. */
    public Map<Contract, Position> all() {
        return Map.copyOf(positions);
    }

    /** Gain of what was closed. */
    public BigDecimal realized() {
        return realized;
    }
}
