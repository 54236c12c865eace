package io.github.camelibkr.simulator.market;

import io.github.camelibkr.simulator.contracts.Contract;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * A contract's price at any time in the past. It is a function of the time alone, so that bars of every length tell the
 * same story: waves of some days, some hours and some minutes around the price at which the simulated day begins.
 */
final class PricePath {

    private static final Duration[] WAVES = {Duration.ofDays(9), Duration.ofHours(5), Duration.ofMinutes(7)};
    private static final double[] HEIGHTS = {0.012, 0.004, 0.001};
    private static final double MOST_WIGGLE = 0.0008;

    private final Contract contract;
    private final long seed;

    PricePath(Contract contract, long seed) {
        this.contract = contract;
        this.seed = seed * 31 + contract.conid();
    }

    /** The bar from one moment to another. */
    Bar bar(Instant start, Instant end) {
        BigDecimal open = price(start);
        BigDecimal close = price(end);
        SplittableRandom dice = new SplittableRandom(seed ^ start.getEpochSecond() * 0x9e3779b97f4a7c15L);
        BigDecimal up = contract.onTick(part(dice.nextDouble(MOST_WIGGLE)));
        BigDecimal down = contract.onTick(part(dice.nextDouble(MOST_WIGGLE)));
        long minutes = Math.max(1, Duration.between(start, end).toMinutes());
        BigDecimal volume = contract.isForex()
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(minutes * dice.nextLong(contract.lot(), 3 * contract.lot() + 1), 1);
        return new Bar(start, open, open.max(close).add(up), open.min(close).subtract(down), close, volume);
    }

    private BigDecimal price(Instant at) {
        double height = 0;
        for (int i = 0; i < WAVES.length; i++) {
            height += HEIGHTS[i] * wave(at.getEpochSecond(), WAVES[i].toSeconds(), i);
        }
        return contract.onTick(contract.openingPrice().add(part(height))).max(contract.tick());
    }

    private BigDecimal part(double height) {
        return contract.openingPrice().multiply(BigDecimal.valueOf(height));
    }

    /** Between -1 and 1: straight lines between knots whose heights are thrown by the seed. */
    private double wave(long second, long length, int number) {
        long knot = Math.floorDiv(second, length);
        double way = (double) Math.floorMod(second, length) / length;
        return knot(knot, number) * (1 - way) + knot(knot + 1, number) * way;
    }

    private double knot(long knot, int number) {
        return new SplittableRandom(seed ^ (knot * 3 + number) * 0x9e3779b97f4a7c15L).nextDouble(-1, 1);
    }
}
