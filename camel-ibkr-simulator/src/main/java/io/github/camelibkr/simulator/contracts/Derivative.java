package io.github.camelibkr.simulator.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What futures and options have beyond a stock; right and strike are null for futures.
 *
 * @param underlying conid of the stock or the index, for options on futures too
 * @param localSymbol symbol at the exchange
 * @param tradingClass class that the exchange has it in
 * @param description words that tell it from its neighbours
 */
public record Derivative(
        long underlying,
        String localSymbol,
        String tradingClass,
        String description,
        LocalDate maturity,
        String right,
        BigDecimal strike) {

    private static final DateTimeFormatter OCC_DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("MMM dd ''yy", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    static Derivative future(Contract index, String localSymbol, LocalDate maturity) {
        return new Derivative(
                index.conid(), localSymbol, index.symbol(), capitals(MONTH.format(maturity)), maturity, null, null);
    }

    static Derivative option(Contract underlying, String tradingClass, LocalDate maturity, String right, int strike) {
        String symbol = String.format(
                Locale.ROOT, "%-6s%s%s%08d", tradingClass, OCC_DAY.format(maturity), right, strike * 1000);
        String words = capitals(WORDS.format(maturity)) + " " + strike + (right.equals("C") ? " Call" : " Put");
        return new Derivative(
                underlying.conid(), symbol, tradingClass, words, maturity, right, new BigDecimal(strike + ".0"));
    }

    /** Month as searches and chains write it, {@code DEC26}. */
    public String month() {
        return maturity.getMonth().name().substring(0, 3)
                + String.format(Locale.ROOT, "%02d", maturity.getYear() % 100);
    }

    /** The day it ends, {@code 20261218}. */
    public String maturityDate() {
        return maturity.toString().replace("-", "");
    }

    private static String capitals(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
