package io.github.camelibkr.simulator.contracts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What is traded outside the United States, the currencies for that, and bonds. */
final class World {

    /** Where an exchange stands. */
    private static final Map<String, String> COUNTRIES =
            Map.of("IBIS", "DE", "LSE", "GB", "EBS", "CH", "TSEJ", "JP", "TSE", "CA", "MEXI", "MX", "SBF", "FR");

    private World() {}

    /** The country of an exchange; the United States unless it is known to be elsewhere. */
    static String country(String exchange) {
        return COUNTRIES.getOrDefault(exchange, "US");
    }

    static List<Contract> all() {
        return List.of(
                stock(930_000_001, "AAPL", "APPLE INC", "EBS", "CHF", "Computers", "218.50"),
                stock(930_000_002, "AAPL", "APPLE INC", "MEXI", "MXN", "Computers", "5040.00"),
                stock(930_000_003, "SAP", "SAP SE", "IBIS", "EUR", "Software", "231.40"),
                stock(930_000_004, "BMW", "BAYERISCHE MOTOREN WERKE AG", "IBIS", "EUR", "Auto Manufacturers", "84.96"),
                stock(930_000_005, "VOD", "VODAFONE GROUP PLC", "LSE", "GBP", "Telecommunications", "0.92"),
                stock(930_000_006, "NESN", "NESTLE SA-REG", "EBS", "CHF", "Food", "79.34"),
                stock(930_000_007, "7203", "TOYOTA MOTOR CORP", "TSEJ", "JPY", "Auto Manufacturers", "3120.00"),
                stock(930_000_008, "SHOP", "SHOPIFY INC - CLASS A", "TSE", "CAD", "Internet", "214.60"),
                stock(930_000_009, "AIR", "AIRBUS SE", "SBF", "EUR", "Aerospace/Defense", "206.35"),
                pair(930_000_021, "USD", "JPY", "UNITED STATES DOLLAR", "0.005", "156.420"),
                pair(930_000_022, "USD", "CAD", "UNITED STATES DOLLAR", "0.00005", "1.40310"),
                pair(930_000_023, "USD", "MXN", "UNITED STATES DOLLAR", "0.00005", "18.45100"),
                bond(930_000_031, "US-T", "UNITED STATES TREASURY", "USD", "98.40625"),
                bond(930_000_032, "IBM", "INTL BUSINESS MACHINES CORP", "USD", "101.250"),
                bond(930_000_033, "NESN", "NESTLE SA", "CHF", "99.700"));
    }

    private static Contract stock(
            long conid, String symbol, String name, String exchange, String currency, String industry, String price) {
        BigDecimal opening = new BigDecimal(price);
        BigDecimal tick = new BigDecimal(opening.compareTo(new BigDecimal("1000")) > 0 ? "0.50" : "0.01");
        return new Contract(
                conid,
                symbol,
                name,
                "STK",
                "COMMON",
                currency,
                exchange,
                exchange,
                industry,
                tick,
                opening,
                400,
                BigDecimal.ONE,
                null);
    }

    private static Contract pair(long conid, String base, String quote, String name, String tick, String price) {
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

    /** A price is in per cent; one contract is a thousand of the currency, so that a point is worth ten. */
    private static Contract bond(long conid, String issuer, String name, String currency, String price) {
        return new Contract(
                conid,
                issuer,
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
