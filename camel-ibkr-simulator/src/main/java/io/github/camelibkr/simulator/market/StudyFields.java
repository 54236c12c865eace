package io.github.camelibkr.simulator.market;

import io.github.camelibkr.simulator.contracts.Contract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;

/**
 * Market data fields that somebody works out from long histories: they hold still for the day, except where they
 * compare the last price with something.
 */
final class StudyFields {

    private StudyFields() {}

    static String text(Quote quote, String field) {
        Contract contract = quote.contract();
        return switch (contract.secType()) {
            case "STK" -> stock(quote, field);
            case "FUT" -> field.equals("7697") ? whole(contract, field, 90_000, 2_400_000) : averages(quote, field);
            case "BOND" -> bond(quote, field);
            default -> averages(quote, field);
        };
    }

    private static String stock(Quote quote, String field) {
        Contract contract = quote.contract();
        return switch (field) {
            case "7084" -> plain(Fields.percent(volatility(contract, "7283"), volatility(contract, "7087")));
            case "7085", "7086", "7285" -> decimal(contract, field, 0.5, 1.5);
            case "7087", "7284" -> plain(volatility(contract, "7087"));
            case "7088", "7283" -> plain(volatility(contract, field));
            case "7089" -> Fields.rounded(new BigDecimal(whole(contract, field, 20_000, 900_000)));
            case "7282" -> Fields.rounded(BigDecimal.valueOf(quote.volume()).multiply(dice(contract, field, 0.8, 1.2)));
            case "7286" -> plain(dividend(contract));
            case "7287" -> plain(Fields.percent(dividend(contract).multiply(BigDecimal.valueOf(4)), quote.last));
            case "7288" -> "20270208";
            case "7289" ->
                Fields.rounded(quote.last.multiply(new BigDecimal(whole(contract, field, 200_000_000, 2_000_000_000))));
            case "7290" -> plain(quote.last.divide(earnings(contract), 2, RoundingMode.HALF_UP));
            case "7291" -> plain(earnings(contract));
            case "7607" -> decimal(contract, field, -60, 90);
            case "7636" -> whole(contract, field, 100_000, 30_000_000);
            case "7637" -> decimal(contract, field, 0.25, 0.9);
            case "7638" -> whole(contract, field, 500_000, 6_000_000);
            case "7644" -> "Available";
            case "7671", "7672" -> plain(dividend(contract).multiply(BigDecimal.valueOf(4)));
            case "7718" -> decimal(contract, field, 0.6, 1.9);
            case "7943" -> decimal(contract, field, 3.1, 3.9);
            default -> averages(quote, field);
        };
    }

    /** Averages and extremes, which everything with a price has. */
    private static String averages(Quote quote, String field) {
        Contract contract = quote.contract();
        return switch (field) {
            case "7293" -> contract.price(quote.high().max(times(quote.open(), 1.18)));
            case "7294" -> contract.price(quote.low().min(times(quote.open(), 0.74)));
            case "7674" -> contract.price(average(quote, 0.90));
            case "7675" -> contract.price(average(quote, 0.94));
            case "7676" -> contract.price(average(quote, 0.97));
            case "7677" -> contract.price(average(quote, 0.99));
            case "7678" -> above(quote, 0.90);
            case "7679" -> above(quote, 0.94);
            case "7680", "7724" -> above(quote, 0.97);
            case "7681" -> above(quote, 0.99);
            default -> null;
        };
    }

    /** Yields go down when prices go up: five per cent at par. */
    private static String bond(Quote quote, String field) {
        return switch (field) {
            case "7698" -> yieldAt(quote.last);
            case "7699" -> yieldAt(quote.bid);
            case "7720" -> yieldAt(quote.ask);
            default -> averages(quote, field);
        };
    }

    private static String yieldAt(BigDecimal price) {
        return new BigDecimal("500").divide(price, 3, RoundingMode.HALF_UP).toPlainString();
    }

    private static BigDecimal average(Quote quote, double part) {
        return times(quote.priorClose(), part);
    }

    private static String above(Quote quote, double part) {
        BigDecimal average = average(quote, part);
        return Fields.percent(quote.last.subtract(average), average).toPlainString();
    }

    static BigDecimal volatility(Contract contract, String field) {
        return dice(contract, field, 15, 60);
    }

    private static BigDecimal dividend(Contract contract) {
        return dice(contract, "7286", 0.05, 1.6);
    }

    private static BigDecimal earnings(Contract contract) {
        return contract.openingPrice()
                .divide(dice(contract, "7290", 12, 40), 2, RoundingMode.HALF_UP)
                .max(new BigDecimal("0.01"));
    }

    private static BigDecimal times(BigDecimal price, double factor) {
        return price.multiply(BigDecimal.valueOf(factor));
    }

    private static String decimal(Contract contract, String field, double from, double to) {
        return plain(dice(contract, field, from, to));
    }

    private static String whole(Contract contract, String field, long from, long to) {
        return dice(contract, field, from, to).setScale(0, RoundingMode.DOWN).toPlainString();
    }

    private static String plain(BigDecimal number) {
        return number.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** Thrown once for each contract and field. */
    static BigDecimal dice(Contract contract, String field, double from, double to) {
        long seed = contract.conid() * 31 + Long.parseLong(field);
        return BigDecimal.valueOf(new SplittableRandom(seed).nextDouble(from, to))
                .setScale(2, RoundingMode.HALF_UP);
    }
}
