package io.github.camelibkr.simulator.contracts;

import java.util.List;
import java.util.Map;

/** What is traded outside the United States, and the currencies for that. */
final class World {

    /** Where an exchange stands. */
    private static final Map<String, String> COUNTRIES = Map.of(
            "IBIS", "DE", "EUREX", "DE", "LSE", "GB", "EBS", "CH", "TSEJ", "JP", "TSE", "CA", "MEXI", "MX", "SBF",
            "FR");

    private World() {}

    /** The country of an exchange; the United States unless it is known to be elsewhere. */
    static String country(String exchange) {
        return COUNTRIES.getOrDefault(exchange, "US");
    }

    static List<Contract> all() {
        return List.of(
                stock(930_000_001, "AAPL", "APPLE INC", "EBS", "CHF", "Computers", "218.50"),
                stock(930_000_002, "AAPL", "APPLE INC", "MEXI", "MXN", "Computers", "5040.00"),
                stock(930_000_010, "AAPL", "APPLE INC-CDR", "TSE", "CAD", "Computers", "39.15"),
                stock(930_000_003, "SAP", "SAP SE", "IBIS", "EUR", "Software", "231.40"),
                stock(930_000_004, "BMW", "BAYERISCHE MOTOREN WERKE AG", "IBIS", "EUR", "Auto Manufacturers", "84.96"),
                stock(930_000_005, "VOD", "VODAFONE GROUP PLC", "LSE", "GBP", "Telecommunications", "0.92"),
                stock(930_000_006, "NESN", "NESTLE SA-REG", "EBS", "CHF", "Food", "79.34"),
                stock(930_000_007, "7203", "TOYOTA MOTOR CORP", "TSEJ", "JPY", "Auto Manufacturers", "3120.00"),
                stock(930_000_008, "SHOP", "SHOPIFY INC - CLASS A", "TSE", "CAD", "Internet", "214.60"),
                stock(930_000_009, "AIR", "AIRBUS SE", "SBF", "EUR", "Aerospace/Defense", "206.35"),
                Kinds.pair(12087792, "EUR", "USD", "EUROPEAN MONETARY UNION EURO", "0.00005", "1.15840"),
                Kinds.pair(12087797, "GBP", "USD", "BRITISH POUND", "0.00005", "1.31260"),
                Kinds.pair(12087820, "USD", "CHF", "UNITED STATES DOLLAR", "0.00005", "0.80450"),
                Kinds.pair(930_000_021, "USD", "JPY", "UNITED STATES DOLLAR", "0.005", "156.420"),
                Kinds.pair(930_000_022, "USD", "CAD", "UNITED STATES DOLLAR", "0.00005", "1.40310"),
                Kinds.pair(930_000_023, "USD", "MXN", "UNITED STATES DOLLAR", "0.00005", "18.45100"));
    }

    private static Contract stock(
            long conid, String symbol, String name, String exchange, String currency, String industry, String price) {
        return Kinds.stock(conid, symbol, name, "COMMON", currency, exchange, industry, price);
    }
}
