package io.github.camelibkr.simulator.market;

import io.github.camelibkr.simulator.contracts.Contract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** The state of one contract's market: a random walk of its own, the same for the same seed whatever others do. */
final class Quote {

    private static final BigDecimal FAR = new BigDecimal("0.02");

    /** Whether the contract is traded; what is not does not move. */
    enum Trading {
        OPEN,
        HALTED,
        CLOSED
    }

    private final Contract contract;
    private final Surroundings around;
    private final SplittableRandom dice;
    private final Map<String, String> pinned = new HashMap<>();
    private final BigDecimal priorClose;
    private final BigDecimal open;
    BigDecimal last;
    BigDecimal bid;
    BigDecimal ask;
    long bidSize;
    long askSize;
    long lastSize;
    private BigDecimal high;
    private BigDecimal low;
    private long volume;
    private Trading trading = Trading.OPEN;
    private long steps;

    Quote(Contract contract, long seed, Surroundings around) {
        this.contract = contract;
        this.around = around;
        this.dice = new SplittableRandom(seed * 31 + contract.conid());
        this.last = contract.openingPrice();
        this.open = last;
        this.high = last;
        this.low = last;
        this.priorClose = contract.onTick(last.multiply(BigDecimal.valueOf(1000 + dice.nextInt(-12, 13)))
                .divide(BigDecimal.valueOf(1000), 8, RoundingMode.HALF_UP));
        this.bid = last.subtract(contract.tick());
        this.ask = last.add(contract.tick());
        this.bidSize = size();
        this.askSize = size();
        this.lastSize = Math.max(1, size() / 4);
        this.volume = contract.isForex() ? 0 : 400L * contract.lot() * dice.nextInt(50, 90);
    }

    /** What a quote has to ask others for. */
    interface Surroundings {

        Quote underlying(Contract derivative);

        HoldingFields.Own own(Contract contract);
    }

    Quote underlying() {
        return around.underlying(contract);
    }

    /** What the user holds of it, or null. */
    HoldingFields.Own own() {
        return around.own(contract);
    }

    boolean isOption() {
        return contract.secType().equals("OPT");
    }

    Trading trading() {
        return trading;
    }

    void setTrading(Trading value) {
        trading = value;
    }

    Contract contract() {
        return contract;
    }

    BigDecimal high() {
        return high;
    }

    BigDecimal low() {
        return low;
    }

    BigDecimal open() {
        return open;
    }

    BigDecimal priorClose() {
        return priorClose;
    }

    long volume() {
        return volume;
    }

    /** The day's range and volume follow every trade. */
    void trade(BigDecimal price, long size) {
        last = price;
        lastSize = size;
        high = high.max(price);
        low = low.min(price);
        if (!contract.isForex()) {
            volume += size;
        }
    }

    /** Makes the steps that the market has made since this contract was last looked at. */
    void catchUp(long marketSteps) {
        for (; steps < marketSteps; steps++) {
            step();
        }
    }

    /** One step of the market: the book moves, often somebody trades. */
    void step() {
        if (trading != Trading.OPEN) {
            return;
        }
        int drift = dice.nextInt(-2, 3) + homesickness();
        BigDecimal middle = contract.onTick(bid.add(ask).divide(BigDecimal.valueOf(2), 8, RoundingMode.HALF_UP))
                .add(contract.tick().multiply(BigDecimal.valueOf(drift)))
                .max(contract.tick().multiply(BigDecimal.valueOf(4)));
        bid = middle.subtract(contract.tick().multiply(BigDecimal.valueOf(dice.nextInt(1, 3))));
        ask = middle.add(contract.tick().multiply(BigDecimal.valueOf(dice.nextInt(0, 2))));
        bidSize = dice.nextInt(3) == 0 ? size() : bidSize;
        askSize = dice.nextInt(3) == 0 ? size() : askSize;
        if (dice.nextInt(10) < 7) {
            trade(dice.nextBoolean() ? bid : ask, Math.max(1, size() / 4));
        }
    }

    /** Sets one field by its number; what is not a plain number is shown as it was given. */
    void set(String field, String value) {
        pinned.remove(field);
        try {
            switch (field) {
                case "31" -> trade(new BigDecimal(value), lastSize);
                case "84" -> bid = new BigDecimal(value);
                case "86" -> ask = new BigDecimal(value);
                case "85" -> askSize = Long.parseLong(value);
                case "88" -> bidSize = Long.parseLong(value);
                case "7059" -> lastSize = Long.parseLong(value);
                default -> pinned.put(field, value);
            }
        } catch (NumberFormatException text) {
            pinned.put(field, value);
        }
    }

    /** The text that a test pinned to a field, or null. */
    String pinned(String field) {
        return pinned.get(field);
    }

    /** Keeps a long run at a sensible price level. */
    private int homesickness() {
        BigDecimal away = last.subtract(open).divide(open, 8, RoundingMode.HALF_UP);
        return away.abs().compareTo(FAR) > 0 ? -away.signum() : 0;
    }

    private long size() {
        long lot = contract.lot();
        long grid = lot >= 100 ? lot / 4 : 1;
        return grid * Math.max(1, dice.nextLong(lot / 4 + 1, 2 * lot + 2) / grid);
    }
}
