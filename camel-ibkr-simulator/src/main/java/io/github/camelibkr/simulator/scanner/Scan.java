package io.github.camelibkr.simulator.scanner;

import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.market.Market;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** What a scanner can look for; the contracts with the most of it come first. */
enum Scan {
    TOP_PERC_GAIN("Top % gainers", "Chg%", "83", false),
    TOP_PERC_LOSE("Top % losers", "Chg%", "83", true),
    MOST_ACTIVE("Most active by volume", "Volume", "7762", false),
    HOT_BY_VOLUME("Hot by volume", "Volume", "7762", false),
    TOP_TRADE_COUNT("Top trade count", "Trades", "7762", false),
    TOP_PRICE_RANGE("Top price range", "Range", "31", false);

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    private final String displayName;
    private final String column;
    private final String field;
    private final boolean leastFirst;

    Scan(String displayName, String column, String field, boolean leastFirst) {
        this.displayName = displayName;
        this.column = column;
        this.field = field;
        this.leastFirst = leastFirst;
    }

    static Optional<Scan> find(String code) {
        return Arrays.stream(values()).filter(scan -> scan.name().equals(code)).findFirst();
    }

    String displayName() {
        return displayName;
    }

    /** The heading of its values. */
    String column() {
        return column;
    }

    Comparator<Contract> order(Market market) {
        Comparator<Contract> upwards = Comparator.comparing(contract -> value(market, contract));
        return leastFirst ? upwards : upwards.reversed();
    }

    /** The value as it is shown: large counts in thousands. */
    String text(Market market, Contract contract) {
        BigDecimal value = value(market, contract);
        return field.equals("7762")
                ? value.divide(THOUSAND, 3, RoundingMode.HALF_UP).toPlainString() + "K"
                : value.toPlainString();
    }

    private BigDecimal value(Market market, Contract contract) {
        return new BigDecimal(market.value(contract.conid(), field));
    }
}
