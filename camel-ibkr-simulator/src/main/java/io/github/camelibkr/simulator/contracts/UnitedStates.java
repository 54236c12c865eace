package io.github.camelibkr.simulator.contracts;

import java.util.List;

/** Stocks and funds of the United States. */
final class UnitedStates {

    private UnitedStates() {}

    static List<Contract> all() {
        return List.of(
                stock(265598, "AAPL", "APPLE INC", "NASDAQ", "Computers", "271.60"),
                stock(272093, "MSFT", "MICROSOFT CORP", "NASDAQ", "Software", "497.10"),
                stock(4815747, "NVDA", "NVIDIA CORP", "NASDAQ", "Semiconductors", "181.25"),
                stock(76792991, "TSLA", "TESLA INC", "NASDAQ", "Auto Manufacturers", "402.70"),
                stock(3691937, "AMZN", "AMAZON.COM INC", "NASDAQ", "Internet", "226.30"),
                stock(208813719, "GOOGL", "ALPHABET INC-CL A", "NASDAQ", "Internet", "299.80"),
                stock(107113386, "META", "META PLATFORMS INC-CLASS A", "NASDAQ", "Internet", "601.40"),
                stock(15124833, "NFLX", "NETFLIX INC", "NASDAQ", "Internet", "105.90"),
                stock(4391, "AMD", "ADVANCED MICRO DEVICES", "NASDAQ", "Semiconductors", "206.15"),
                stock(270639, "INTC", "INTEL CORP", "NASDAQ", "Semiconductors", "35.45"),
                stock(732440574, "LRCX", "LAM RESEARCH CORP", "NASDAQ", "Semiconductors", "248.60"),
                stock(43645865, "IBKR", "INTERACTIVE BROKERS GRO-CL A", "NASDAQ", "Diversified Finan Serv", "64.35"),
                stock(8314, "IBM", "INTL BUSINESS MACHINES CORP", "NYSE", "Computers", "304.20"),
                stock(8894, "KO", "COCA-COLA CO/THE", "NYSE", "Beverages", "72.85"),
                stock(1520593, "JPM", "JPMORGAN CHASE & CO", "NYSE", "Banks", "303.55"),
                stock(72063691, "BRK B", "BERKSHIRE HATHAWAY INC-CL B", "NYSE", "Insurance", "506.40"),
                fund(756733, "SPY", "SPDR S&P 500 ETF TRUST", "ARCA", "668.90"),
                fund(320227571, "QQQ", "INVESCO QQQ TRUST SERIES 1", "NASDAQ", "605.20"),
                fund(9579970, "IWM", "ISHARES RUSSELL 2000 ETF", "ARCA", "242.35"));
    }

    static Contract stock(long conid, String symbol, String name, String exchange, String industry, String price) {
        return Kinds.stock(conid, symbol, name, "COMMON", "USD", exchange, industry, price);
    }

    private static Contract fund(long conid, String symbol, String name, String exchange, String price) {
        return Kinds.stock(conid, symbol, name, "ETF", "USD", exchange, "", price);
    }
}
