package io.github.camelibkr.simulator.contracts;

import java.math.BigDecimal;

/** What contracts of one kind have in common: price steps, lots, multipliers. */
final class Kinds {

    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal DEAR = new BigDecimal("1000");

    private Kinds() {}

    /** A stock; {@code kind} is COMMON or ETF. */
    static Contract stock(
            long conid,
            String symbol,
            String name,
            String kind,
            String currency,
            String exchange,
            String industry,
            String price) {
        BigDecimal opening = new BigDecimal(price);
        boolean steps = !currency.equals("USD") && opening.compareTo(DEAR) > 0;
        String listing = exchange.equals("NASDAQ") ? "NASDAQ.NMS" : exchange;
        return new Contract(
                conid,
                symbol,
                name,
                "STK",
                kind,
                currency,
                exchange,
                listing,
                industry,
                steps ? new BigDecimal("0.50") : CENT,
                opening,
                400,
                BigDecimal.ONE,
                null);
    }

    static Contract pair(long conid, String base, String quote, String name, String tick, String price) {
        return new Contract(
                conid,
                base,
                name,
                "CASH",
                "",
                quote,
                "IDEALPRO",
                "",
                "",
                new BigDecimal(tick),
                new BigDecimal(price),
                1_000_000,
                BigDecimal.ONE,
                null);
    }

    static Contract index(
            long conid, String symbol, String name, String currency, String exchange, String tick, String level) {
        return new Contract(
                conid,
                symbol,
                name,
                "IND",
                "",
                currency,
                exchange,
                exchange,
                "",
                new BigDecimal(tick),
                new BigDecimal(level),
                1,
                BigDecimal.ONE,
                null);
    }

    /** A future of an index. */
    static Contract future(long conid, Contract index, Derivative derivative, String multiplier, String price) {
        return new Contract(
                conid,
                index.symbol(),
                index.companyName(),
                "FUT",
                "",
                index.currency(),
                index.exchange(),
                index.exchange(),
                "",
                index.tick(),
                new BigDecimal(price),
                25,
                new BigDecimal(multiplier),
                derivative);
    }

    /** An option; of a future when {@code secType} is FOP. */
    static Contract option(
            long conid, Contract underlying, String secType, Derivative derivative, String multiplier, String price) {
        boolean onStock = secType.equals("OPT");
        return new Contract(
                conid,
                underlying.symbol(),
                underlying.companyName(),
                secType,
                "",
                underlying.currency(),
                onStock ? "CBOE" : underlying.exchange(),
                "",
                "",
                onStock ? CENT : new BigDecimal("0.05"),
                new BigDecimal(price),
                40,
                new BigDecimal(multiplier),
                derivative);
    }

    /** A price is in per cent; one contract is a thousand of the currency, so that a point is worth ten. */
    static Contract bond(long conid, String symbol, String name, String currency, String price) {
        return new Contract(
                conid,
                symbol,
                name,
                "BOND",
                "",
                currency,
                "SMART",
                "",
                "",
                new BigDecimal("0.001"),
                new BigDecimal(price),
                25,
                BigDecimal.TEN,
                null);
    }
}
