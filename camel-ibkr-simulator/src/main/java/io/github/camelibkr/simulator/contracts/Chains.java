package io.github.camelibkr.simulator.contracts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Indexes, futures, and the chains of options on stocks, funds, indexes and futures. */
final class Chains {

    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 18);
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 15);
    private static final LocalDate MARCH = LocalDate.of(2027, 3, 19);
    private static final LocalDate JUNE = LocalDate.of(2027, 6, 18);

    private static final Contract ES = Kinds.index(11004968, "ES", "E-MINI S&P 500", "USD", "CME", "0.25", "6690.00");
    private static final Contract NQ =
            Kinds.index(11004958, "NQ", "E-MINI NASDAQ 100", "USD", "CME", "0.25", "24650.00");
    private static final Contract CL =
            Kinds.index(17340715, "CL", "LIGHT SWEET CRUDE OIL", "USD", "NYMEX", "0.01", "59.30");
    private static final Contract DAX = Kinds.index(825711, "DAX", "DAX 40 INDEX", "EUR", "EUREX", "0.50", "23240.00");
    private static final Contract SPX =
            Kinds.index(416904, "SPX", "S&P 500 STOCK INDEX", "USD", "CBOE", "0.01", "6688.90");

    private final List<Contract> contracts = new ArrayList<>();

    private Chains() {}

    /** All of them; the underlying stocks and funds are these. */
    static List<Contract> all(Contract stock, Contract fund) {
        Chains chains = new Chains();
        chains.futures();
        chains.options(stock, fund);
        return chains.contracts;
    }

    private void futures() {
        contracts.addAll(List.of(ES, NQ, CL, DAX, SPX));
        future(495512572, ES, "ESZ6", DECEMBER, "50", "6702.50");
        future(910_000_001, ES, "ESH7", MARCH, "50", "6765.25");
        future(910_000_002, ES, "ESM7", JUNE, "50", "6828.00");
        future(910_000_003, NQ, "NQZ6", DECEMBER, "20", "24715.25");
        future(910_000_004, NQ, "NQH7", MARCH, "20", "24962.50");
        future(910_000_005, CL, "CLF7", LocalDate.of(2026, 12, 21), "1000", "59.12");
        future(910_000_006, CL, "CLG7", LocalDate.of(2027, 1, 20), "1000", "59.04");
        future(910_000_007, CL, "CLH7", LocalDate.of(2027, 2, 22), "1000", "58.97");
        future(910_000_008, DAX, "FDAX 202612", DECEMBER, "25", "23275.00");
        future(910_000_009, DAX, "FDAX 202703", MARCH, "25", "23410.50");
    }

    private void options(Contract stock, Contract fund) {
        contracts.add(option(667629330, stock, "OPT", stock.symbol(), LocalDate.of(2024, 1, 5), "P", 195, "4.35"));
        Chain onStock = new Chain(920_000_001, stock, "OPT", stock.symbol(), 250, 290, 10);
        onStock.add(DECEMBER, 6).add(JANUARY, 6);
        new Chain(920_000_101, fund, "OPT", fund.symbol(), 650, 690, 10)
                .add(DECEMBER, 9)
                .add(JANUARY, 14);
        // two classes of one index: a month has more than one day of expiry
        new Chain(920_000_201, SPX, "OPT", "SPX", 6600, 6800, 50)
                .add(DECEMBER, 80)
                .add(JANUARY, 120);
        new Chain(920_000_301, SPX, "OPT", "SPXW", 6600, 6800, 50).add(LocalDate.of(2026, 12, 31), 95);
        new Chain(920_000_401, ES, "FOP", "ES", 6600, 6800, 50)
                .add(DECEMBER, 82)
                .add(MARCH, 210);
    }

    private void future(
            long conid, Contract index, String localSymbol, LocalDate maturity, String multiplier, String price) {
        contracts.add(Kinds.future(conid, index, Derivative.future(index, localSymbol, maturity), multiplier, price));
    }

    private static Contract option(
            long conid,
            Contract underlying,
            String secType,
            String tradingClass,
            LocalDate maturity,
            String right,
            int strike,
            String price) {
        Derivative derivative = Derivative.option(underlying, tradingClass, maturity, right, strike);
        return Kinds.option(conid, underlying, secType, derivative, secType.equals("FOP") ? "50" : "100", price);
    }

    /** A grid of strikes, calls and puts, under consecutive conids. */
    private final class Chain {

        private final Contract underlying;
        private final String secType;
        private final String tradingClass;
        private final int lowest;
        private final int highest;
        private final int step;
        private long conid;

        private Chain(
                long conid,
                Contract underlying,
                String secType,
                String tradingClass,
                int lowest,
                int highest,
                int step) {
            this.conid = conid;
            this.underlying = underlying;
            this.secType = secType;
            this.tradingClass = tradingClass;
            this.lowest = lowest;
            this.highest = highest;
            this.step = step;
        }

        private Chain add(LocalDate maturity, int timeValue) {
            int spot = (int) Math.round(underlying.openingPrice().doubleValue());
            for (int strike = lowest; strike <= highest; strike += step) {
                add(maturity, "C", strike, Math.max(spot - strike, 0) + timeValue);
                add(maturity, "P", strike, Math.max(strike - spot, 0) + timeValue);
            }
            return this;
        }

        /** About what the option is worth by itself, and a little for the time that is left. */
        private void add(LocalDate maturity, String right, int strike, int worth) {
            String price = String.format(Locale.ROOT, "%d.%s", worth, right.equals("C") ? "50" : "80");
            contracts.add(option(conid++, underlying, secType, tradingClass, maturity, right, strike, price));
        }
    }
}
