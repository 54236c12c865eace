package io.github.camelibkr.model;

import static io.github.camelibkr.model.Samples.decimal;
import static io.github.camelibkr.model.Samples.map;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Contracts that were looked up or scanned for. */
final class ContractSamples {

    private ContractSamples() {}

    static Stream<IbkrMessage> all() {
        return Stream.of(
                option(),
                new Derivatives(List.of(option())),
                new ExchangeRate("USD", "EUR", decimal("0.86656614")),
                future(),
                new Futures(List.of(future()), List.of("XYZ")),
                stock(),
                new Stocks(List.of(stock()), List.of("XYZ")),
                new Strikes(List.of(decimal("97.5"), decimal("100.0")), List.of(decimal("97.5"))),
                row(),
                new Scan(List.of(row()), "Trades"));
    }

    static Stream<IbkrMessage> smallest() {
        Map<String, Object> nothing = Map.of();
        return Stream.of(
                new ContractDetails(-1, null, null, null, null, null, List.of(), null, null, null, null, null, nothing),
                new Derivatives(List.of()),
                new ExchangeRate("USD", "EUR", decimal("1")),
                new Future("ES", 495512557, null, null, null, nothing),
                new Futures(List.of(), List.of()),
                new Stock("MSFT", null, 272093, null, null),
                new Stocks(List.of(), List.of()),
                new Strikes(List.of(), List.of()),
                new ScanRow(272093, null, null, null, null, null, nothing),
                new Scan(List.of(), null));
    }

    private static ContractDetails option() {
        return new ContractDetails(
                667629330,
                "MSFT",
                "MICROSOFT CORP",
                "OPT",
                "USD",
                "SMART",
                List.of("SMART", "CBOE"),
                "P",
                decimal("412.5"),
                LocalDate.of(2026, 6, 19),
                decimal("100"),
                "MSFT",
                map("desc2", "JUN 19 '26 412.5 Put", "underlying_con_id", decimal("272093")));
    }

    private static Future future() {
        return new Future(
                "ES",
                495512563,
                11004968L,
                LocalDate.of(2026, 6, 19),
                LocalDate.of(2026, 6, 18),
                map("longFuturesCutOff", decimal("20260618")));
    }

    private static Stock stock() {
        return new Stock("MSFT", "MICROSOFT CORP", 272093, "NASDAQ", true);
    }

    private static ScanRow row() {
        return new ScanRow(
                272093,
                "MSFT",
                "MICROSOFT CORP",
                "STK",
                "NASDAQ.NMS",
                "163.773K",
                map("server_id", "0", "available_chart_periods", "#R|1"));
    }
}
