package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Reads contracts: what they are, chains of options, stocks and futures. */
public final class ContractReader {

    private static final Set<String> NAMED = Set.of(
            "con_id",
            "conid",
            "symbol",
            "company_name",
            "instrument_type",
            "secType",
            "currency",
            "exchange",
            "valid_exchanges",
            "validExchanges",
            "right",
            "strike",
            "maturity_date",
            "maturityDate",
            "multiplier",
            "trading_class",
            "tradingClass");
    private static final Set<String> OF_FUTURE = Set.of("symbol", "conid", "underlyingConid", "expirationDate", "ltd");

    private ContractReader() {}

    /** One contract, in snake_case or in camelCase (quirk 86); {@code asked}: its id, if it does not say. */
    public static ContractDetails details(JsonNode row, String asked) {
        Long conid = Values.whole(either(row, "con_id", "conid"));
        BigDecimal strike = Values.decimal(row.get("strike"));
        return new ContractDetails(
                conid == null ? Long.parseLong(asked) : conid,
                Values.text(row.get("symbol")),
                Values.text(row.get("company_name")),
                Values.text(either(row, "instrument_type", "secType")),
                Values.text(row.get("currency")),
                Values.text(row.get("exchange")),
                Values.list(either(row, "valid_exchanges", "validExchanges")),
                right(Values.text(row.get("right"))),
                // 0 of what has none (quirk 81)
                strike == null || strike.signum() == 0 ? null : strike,
                Values.date(either(row, "maturity_date", "maturityDate")),
                Values.decimal(row.get("multiplier")),
                Values.text(either(row, "trading_class", "tradingClass")),
                Values.others(row, NAMED));
    }

    private static String right(String text) {
        return text == null || text.equals("?") ? null : text.substring(0, 1);
    }

    private static JsonNode either(JsonNode row, String name, String otherName) {
        return row.hasNonNull(name) ? row.get(name) : row.get(otherName);
    }

    /** Several contracts. */
    public static Derivatives derivatives(JsonNode json) {
        List<ContractDetails> contracts = new ArrayList<>();
        for (JsonNode row : json) {
            if (Values.whole(row.get("conid")) != null) {
                contracts.add(details(row, null));
            }
        }
        return new Derivatives(contracts);
    }

    /** Strikes of one month. */
    public static Strikes strikes(JsonNode json) {
        return new Strikes(numbers(json.path("call")), numbers(json.path("put")));
    }

    private static List<BigDecimal> numbers(JsonNode array) {
        List<BigDecimal> numbers = new ArrayList<>();
        array.forEach(item -> numbers.add(Values.decimal(item)));
        numbers.sort(Comparator.naturalOrder());
        return numbers;
    }

    /** Stocks by symbol. */
    public static Stocks stocks(JsonNode json) {
        List<Stock> stocks = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        json.properties().forEach(entry -> {
            if (entry.getValue().isEmpty()) {
                unknown.add(entry.getKey());
            }
            for (JsonNode company : entry.getValue()) {
                for (JsonNode listing : company.path("contracts")) {
                    Long conid = Values.whole(listing.get("conid"));
                    if (conid != null) {
                        stocks.add(new Stock(
                                entry.getKey(),
                                Values.text(company.get("name")),
                                conid,
                                Values.text(listing.get("exchange")),
                                Values.flag(listing.get("isUS"))));
                    }
                }
            }
        });
        return new Stocks(stocks, unknown);
    }

    /** Futures by root symbol. */
    public static Futures futures(JsonNode json) {
        List<Future> futures = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        json.properties().forEach(entry -> {
            if (entry.getValue().isEmpty()) {
                unknown.add(entry.getKey());
            }
            for (JsonNode row : entry.getValue()) {
                Long conid = Values.whole(row.get("conid"));
                if (conid != null) {
                    futures.add(new Future(
                            entry.getKey(),
                            conid,
                            Values.whole(row.get("underlyingConid")),
                            Values.date(row.get("expirationDate")),
                            Values.date(row.get("ltd")),
                            Values.others(row, OF_FUTURE)));
                }
            }
        });
        futures.sort(Comparator.comparing(Future::expiration, Comparator.nullsLast(Comparator.naturalOrder())));
        return new Futures(futures, unknown);
    }
}
