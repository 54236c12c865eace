package io.github.camelibkr.simulator.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Market data fields of options: not a model's, but of the right sign and size, and they follow the underlying. */
final class OptionFields {

    private static final double STEEPNESS = 18;

    private OptionFields() {}

    static String text(Quote quote, String field) {
        if (!quote.isOption()) {
            return null;
        }
        double delta = delta(quote);
        double bell = Math.abs(delta) * (1 - Math.abs(delta));
        return switch (field) {
            case "7089" -> Fields.rounded(BigDecimal.valueOf(quote.volume()));
            case "7308" -> number(delta, 3);
            case "7309" -> number(bell * STEEPNESS / strike(quote), 4);
            case "7310" -> number(-bell * strike(quote) / 500, 3);
            case "7311" -> number(bell * strike(quote) / 200, 3);
            case "7633" -> StudyFields.volatility(quote.contract(), field).toPlainString();
            case "7638" ->
                StudyFields.dice(quote.contract(), field, 100, 40_000)
                        .setScale(0, RoundingMode.DOWN)
                        .toPlainString();
            case "7694", "7700" -> number(50 - 40 * Math.abs(delta), 2);
            case "7702" -> number(100 - 100 * Math.abs(delta), 2);
            case "7703" -> number(90 * Math.abs(delta), 2);
            case "7695" -> breakEven(quote);
            case "7696" -> number(delta * strike(quote) / 670, 3);
            default -> null;
        };
    }

    /** What is to be paid is added to the strike of a call and taken from that of a put. */
    private static String breakEven(Quote quote) {
        BigDecimal strike = quote.contract().derivative().strike();
        return quote.contract().price(isCall(quote) ? strike.add(quote.last) : strike.subtract(quote.last));
    }

    private static double delta(Quote quote) {
        double distance = (quote.underlying().last.doubleValue() - strike(quote)) / strike(quote);
        double call = 1 / (1 + Math.exp(-STEEPNESS * distance));
        return isCall(quote) ? call : call - 1;
    }

    private static boolean isCall(Quote quote) {
        return "C".equals(quote.contract().derivative().right());
    }

    private static double strike(Quote quote) {
        return quote.contract().derivative().strike().doubleValue();
    }

    private static String number(double value, int decimals) {
        return new BigDecimal(value, MathContext.DECIMAL64)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
