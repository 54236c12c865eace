package io.github.camelibkr.simulator.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The contracts that the simulated market knows. */
public final class ContractBook {

    private static final long FIRST_SYNTHETIC = 900_000_001L;
    private static final long FIRST_CHAINED = 920_000_001L;

    private final Map<Long, Contract> contracts = new LinkedHashMap<>();

    /** Makes the book; synthetic stocks SYN001… exist so that many instruments can be streamed at once. */
    public ContractBook(int syntheticStocks) {
        stocks();
        funds();
        futures();
        forex();
        options();
        World.all().forEach(this::add);
        for (int i = 0; i < syntheticStocks; i++) {
            String symbol = String.format(Locale.ROOT, "SYN%03d", i + 1);
            stock(FIRST_SYNTHETIC + i, symbol, "SYNTHETIC STOCK " + (i + 1), "NYSE", "", 20 + 3 * i + ".50");
        }
    }

    /** All contracts, in the order of the book. */
    public Collection<Contract> all() {
        return contracts.values();
    }

    /** The contract with this number. */
    public Optional<Contract> find(long conid) {
        return Optional.ofNullable(contracts.get(conid));
    }

    /** The contracts that trade under a symbol; {@code EUR.USD} finds the pair too. */
    public List<Contract> bySymbol(String symbol) {
        return contracts.values().stream()
                .filter(c ->
                        c.symbol().equalsIgnoreCase(symbol) || c.displayName().equalsIgnoreCase(symbol))
                .toList();
    }

    /** The contracts whose company name holds the words. */
    public List<Contract> byName(String words) {
        String capitals = words.toUpperCase(Locale.ROOT);
        return contracts.values().stream()
                .filter(c -> c.companyName().contains(capitals))
                .toList();
    }

    /** The derivatives of an underlying. */
    public List<Contract> derivativesOf(long conid) {
        return contracts.values().stream()
                .filter(c -> c.derivative() != null && c.derivative().underlying() == conid)
                .toList();
    }

    private void stocks() {
        stock(265598, "AAPL", "APPLE INC", "NASDAQ", "Computers", "271.60");
        stock(272093, "MSFT", "MICROSOFT CORP", "NASDAQ", "Software", "497.10");
        stock(4815747, "NVDA", "NVIDIA CORP", "NASDAQ", "Semiconductors", "181.25");
        stock(76792991, "TSLA", "TESLA INC", "NASDAQ", "Auto Manufacturers", "402.70");
        stock(3691937, "AMZN", "AMAZON.COM INC", "NASDAQ", "Internet", "226.30");
        stock(208813719, "GOOGL", "ALPHABET INC-CL A", "NASDAQ", "Internet", "299.80");
        stock(107113386, "META", "META PLATFORMS INC-CLASS A", "NASDAQ", "Internet", "601.40");
        stock(15124833, "NFLX", "NETFLIX INC", "NASDAQ", "Internet", "105.90");
        stock(4391, "AMD", "ADVANCED MICRO DEVICES", "NASDAQ", "Semiconductors", "206.15");
        stock(270639, "INTC", "INTEL CORP", "NASDAQ", "Semiconductors", "35.45");
        stock(732440574, "LRCX", "LAM RESEARCH CORP", "NASDAQ", "Semiconductors", "248.60");
        stock(8314, "IBM", "INTL BUSINESS MACHINES CORP", "NYSE", "Computers", "304.20");
        stock(8894, "KO", "COCA-COLA CO/THE", "NYSE", "Beverages", "72.85");
        stock(1520593, "JPM", "JPMORGAN CHASE & CO", "NYSE", "Banks", "303.55");
    }

    private void funds() {
        fund(756733, "SPY", "SPDR S&P 500 ETF TRUST", "ARCA", "ARCA", "668.90");
        fund(320227571, "QQQ", "INVESCO QQQ TRUST SERIES 1", "NASDAQ", "NASDAQ.NMS", "605.20");
        fund(9579970, "IWM", "ISHARES RUSSELL 2000 ETF", "ARCA", "ARCA", "242.35");
    }

    private void futures() {
        add(new Contract(
                11004968,
                "ES",
                "E-MINI S&P 500",
                "IND",
                "",
                "USD",
                "CME",
                "CME",
                "",
                new BigDecimal("0.25"),
                new BigDecimal("6690.00"),
                1,
                BigDecimal.ONE,
                null));
        future(495512572, "ESZ6", "DEC 2026", LocalDate.of(2026, 12, 18), "6702.50");
        future(910_000_001, "ESH7", "MAR 2027", LocalDate.of(2027, 3, 19), "6765.25");
        future(910_000_002, "ESM7", "JUN 2027", LocalDate.of(2027, 6, 18), "6828.00");
    }

    private void future(long conid, String localSymbol, String month, LocalDate maturity, String price) {
        add(new Contract(
                conid,
                "ES",
                "E-MINI S&P 500",
                "FUT",
                "",
                "USD",
                "CME",
                "CME",
                "",
                new BigDecimal("0.25"),
                new BigDecimal(price),
                25,
                new BigDecimal("50"),
                new Derivative(11004968, localSymbol, month, maturity, null, null)));
    }

    private void forex() {
        pair(12087792, "EUR", "USD", "EUROPEAN MONETARY UNION EURO", "1.15840");
        pair(12087797, "GBP", "USD", "BRITISH POUND", "1.31260");
        pair(12087820, "USD", "CHF", "UNITED STATES DOLLAR", "0.80450");
    }

    private void options() {
        option(667629330, LocalDate.of(2024, 1, 5), "P", 195, "4.35");
        long conid = FIRST_CHAINED;
        for (LocalDate maturity : List.of(LocalDate.of(2026, 12, 18), LocalDate.of(2027, 1, 15))) {
            for (int strike = 250; strike <= 290; strike += 10) {
                // About what the option is worth by itself, and a little for the time that is left.
                option(conid++, maturity, "C", strike, Math.max(272 - strike, 0) + 6 + ".50");
                option(conid++, maturity, "P", strike, Math.max(strike - 272, 0) + 5 + ".80");
            }
        }
    }

    private void option(long conid, LocalDate maturity, String right, int strike, String price) {
        String day = maturity.format(DateTimeFormatter.ofPattern("yyMMdd"));
        String words = maturity.format(DateTimeFormatter.ofPattern("MMM dd ''yy", Locale.ENGLISH))
                .toUpperCase(Locale.ROOT);
        add(new Contract(
                conid,
                "AAPL",
                "APPLE INC",
                "OPT",
                "",
                "USD",
                "CBOE",
                "",
                "",
                new BigDecimal("0.01"),
                new BigDecimal(price),
                40,
                new BigDecimal("100"),
                new Derivative(
                        265598,
                        String.format(Locale.ROOT, "AAPL  %s%s%08d", day, right, strike * 1000),
                        words + " " + strike + (right.equals("C") ? " Call" : " Put"),
                        maturity,
                        right,
                        new BigDecimal(strike + ".0"))));
    }

    private void stock(long conid, String symbol, String name, String exchange, String industry, String price) {
        String listing = exchange.equals("NASDAQ") ? "NASDAQ.NMS" : exchange;
        share(conid, symbol, name, "COMMON", exchange, listing, industry, price);
    }

    private void fund(long conid, String symbol, String name, String exchange, String listing, String price) {
        share(conid, symbol, name, "ETF", exchange, listing, "", price);
    }

    private void share(
            long conid,
            String symbol,
            String name,
            String kind,
            String exchange,
            String listing,
            String industry,
            String price) {
        add(new Contract(
                conid,
                symbol,
                name,
                "STK",
                kind,
                "USD",
                exchange,
                listing,
                industry,
                new BigDecimal("0.01"),
                new BigDecimal(price),
                400,
                BigDecimal.ONE,
                null));
    }

    private void pair(long conid, String base, String quote, String name, String price) {
        add(new Contract(
                conid,
                base,
                name,
                "CASH",
                "",
                quote,
                "IDEALPRO",
                "",
                "",
                new BigDecimal("0.00005"),
                new BigDecimal(price),
                1_000_000,
                BigDecimal.ONE,
                null));
    }

    private void add(Contract contract) {
        contracts.put(contract.conid(), contract);
    }
}
