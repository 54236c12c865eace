package io.github.camelibkr.simulator.portfolio;

import io.github.camelibkr.simulator.contracts.Contract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the account holds, by average cost, and the money it pays for it; both follow the executions. */
public final class Positions {

    private final Map<Contract, Position> positions = new LinkedHashMap<>();
    private final Cash cash = new Cash();

    /** A holding: signed quantity, average price paid, and what was gained by what is closed already. */
    public record Position(BigDecimal quantity, BigDecimal averagePrice, BigDecimal realized) {

        static final Position NONE = new Position(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        /** Value of one price step of one unit, times quantity: gain at this price. */
        BigDecimal gain(Contract contract, BigDecimal price) {
            return price.subtract(averagePrice).multiply(quantity).multiply(contract.multiplier());
        }
    }

    /** Books an execution (a sale has a negative size) and returns the position after it. */
    public BigDecimal book(Contract contract, BigDecimal signedSize, BigDecimal price) {
        if (contract.isForex()) {
            cash.add(contract.currency(), signedSize.multiply(price).negate());
            cash.add(contract.symbol(), signedSize);
            return cash.balance(contract.symbol());
        }
        Position before = position(contract);
        boolean grows = before.quantity().signum() * signedSize.signum() >= 0;
        Position after = grows ? grown(before, signedSize, price) : shrunk(contract, before, signedSize, price);
        positions.put(contract, after);
        // A future is not paid for: only what it gained or lost becomes cash.
        cash.add(
                contract.currency(),
                isFuture(contract)
                        ? after.realized().subtract(before.realized())
                        : signedSize
                                .multiply(price)
                                .multiply(contract.multiplier())
                                .negate());
        return after.quantity();
    }

    /** All holdings, closed ones included. */
    public Map<Contract, Position> all() {
        return new LinkedHashMap<>(positions);
    }

    /** The account's money. */
    public Cash cash() {
        return cash;
    }

    Position position(Contract contract) {
        return positions.getOrDefault(contract, Position.NONE);
    }

    static boolean isFuture(Contract contract) {
        return contract.secType().equals("FUT");
    }

    private static Position grown(Position before, BigDecimal signedSize, BigDecimal price) {
        BigDecimal after = before.quantity().add(signedSize);
        BigDecimal paid = before.quantity().multiply(before.averagePrice()).add(signedSize.multiply(price));
        return new Position(after, paid.divide(after, 8, RoundingMode.HALF_UP), before.realized());
    }

    private static Position shrunk(Contract contract, Position before, BigDecimal signedSize, BigDecimal price) {
        BigDecimal after = before.quantity().add(signedSize);
        BigDecimal closed = signedSize
                .abs()
                .min(before.quantity().abs())
                .multiply(BigDecimal.valueOf(before.quantity().signum()));
        BigDecimal gained = new Position(closed, before.averagePrice(), BigDecimal.ZERO).gain(contract, price);
        boolean turned = after.signum() * before.quantity().signum() < 0;
        return new Position(
                after, turned ? price : before.averagePrice(), before.realized().add(gained));
    }
}
