package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Reads contracts: what they are, chains of options, stocks and futures. */
public final class ContractReader {

    private static final Set<String> NAMED = Set.of(
            "con_id",
            "conid",
            "symbol",
            "ticker",
            "company_name",
            "companyName",
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

    /** Whether this is a contract. */
    public static boolean isContract(JsonNode row) {
        return conid(row) != null;
    }

    private static Long conid(JsonNode row) {
        return Values.whole(Values.either(row, "con_id", "conid"));
    }

    /** One contract, in snake_case or in camelCase (quirk 86). */
    public static ContractDetails details(JsonNode row) {
        BigDecimal strike = Values.decimal(row.get("strike"));
        JsonNode maturity = Values.either(row, "maturity_date", "maturityDate");
        return new ContractDetails(
                conid(row),
                Values.text(Values.either(row, "symbol", "ticker")),
                Values.text(Values.either(row, "company_name", "companyName")),
                Values.text(Values.either(row, "instrument_type", "secType")),
                Values.text(row.get("currency")),
                Values.text(row.get("exchange")),
                Values.list(Values.either(row, "valid_exchanges", "validExchanges")),
                right(Values.text(row.get("right"))),
                // 0 of what has none (quirk 81)
                strike == null || strike.signum() == 0 ? null : strike,
                Values.date(maturity),
                Values.decimal(row.get("multiplier")),
                Values.text(Values.either(row, "trading_class", "tradingClass")),
                others(row, maturity));
    }

    /** What has no name here, and a maturity that is no day. */
    private static Map<String, Object> others(JsonNode row, JsonNode maturity) {
        Map<String, Object> others = Values.others(row, NAMED);
        String text = Values.text(maturity);
        if (text == null || Values.isNothing(text) || Values.date(maturity) != null) {
            return others;
        }
        Map<String, Object> more = new LinkedHashMap<>(others);
        more.put("maturityDate", text);
        return Collections.unmodifiableMap(more);
    }

    /** C or P, which is also written out; ? or 0 of what is no option. */
    private static String right(String text) {
        return switch (text == null ? "" : text.toUpperCase(Locale.ROOT)) {
            case "C", "CALL" -> "C";
            case "P", "PUT" -> "P";
            default -> null;
        };
    }

    /** Whether these are contracts: several, or one alone (quirk 90). */
    public static boolean areContracts(JsonNode json) {
        return json.isContainerNode() && Values.rows(json).stream().allMatch(ContractReader::isContract);
    }

    /** Several contracts, or one alone. */
    public static Derivatives derivatives(JsonNode json) {
        return new Derivatives(
                Values.rows(json).stream().map(ContractReader::details).toList());
    }

    /** Strikes of one month. */
    public static Strikes strikes(JsonNode json) {
        return new Strikes(numbers(json.path("call")), numbers(json.path("put")));
    }

    private static List<BigDecimal> numbers(JsonNode array) {
        return Values.rows(array).stream()
                .map(Values::decimal)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    /** Stocks by symbol; {@code asked}: all symbols that were asked for, with commas between. */
    public static Stocks stocks(JsonNode json, String asked) {
        List<Stock> stocks = new ArrayList<>();
        json.properties().forEach(entry -> {
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
        return new Stocks(
                Collections.unmodifiableList(stocks),
                unknown(asked, stocks.stream().map(Stock::symbol)));
    }

    /** Futures by root symbol; {@code asked}: all symbols that were asked for, with commas between. */
    public static Futures futures(JsonNode json, String asked) {
        List<Future> futures = new ArrayList<>();
        json.properties().forEach(entry -> {
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
        return new Futures(
                Collections.unmodifiableList(futures),
                unknown(asked, futures.stream().map(Future::symbol)));
    }

    /** Whether these are lists by symbol. */
    public static boolean areBySymbol(JsonNode json) {
        return json.isObject()
                && json.properties().stream().map(Map.Entry::getValue).allMatch(JsonNode::isArray);
    }

    /** IBKR answers an empty list for a symbol that it does not know, or leaves it out. */
    private static List<String> unknown(String asked, Stream<String> found) {
        Set<String> symbols = new LinkedHashSet<>(List.of(asked.split(",")));
        found.forEach(symbols::remove);
        return List.copyOf(symbols);
    }
}
