package io.github.camelibkr.simulator.forecast;

import io.github.camelibkr.simulator.forecast.EventMarket.EventContract;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The questions that can be bet on, in their categories. They are listed; they have no quotes and cannot be traded. */
final class EventBook {

    /** A category; the topmost has no parent. */
    record Category(String name, String parent) {}

    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final List<EventMarket> markets;

    EventBook() {
        categories.put("g1000", new Category("Economics", ""));
        categories.put("g1001", new Category("Interest rates", "g1000"));
        categories.put("g1002", new Category("Prices", "g1000"));
        categories.put("g2000", new Category("Climate", ""));
        markets = List.of(
                market(960_000_000, "SIMFF", "the simulated policy rate", "g1001", "%", "3.125", "3.375", "3.625"),
                market(960_000_100, "SIMCP", "simulated yearly inflation", "g1002", "%", "2.25", "2.75", "3.25"),
                market(960_000_200, "SIMTW", "the simulated week's temperature", "g2000", " F", "58.5", "61.5"));
    }

    private static EventMarket market(
            long conid, String symbol, String name, String category, String unit, String... strikes) {
        return new EventMarket(
                conid,
                symbol,
                name,
                category,
                unit,
                LocalDate.of(2027, 1, 27),
                Stream.of(strikes).map(BigDecimal::new).toList(),
                "Simulated Bureau");
    }

    Map<String, Category> categories() {
        return categories;
    }

    List<EventMarket> in(String category) {
        return markets.stream()
                .filter(market -> market.category().equals(category))
                .toList();
    }

    Optional<EventMarket> market(long conid) {
        return markets.stream().filter(market -> market.conid() == conid).findFirst();
    }

    Optional<EventContract> contract(long conid) {
        return markets.stream()
                .flatMap(market -> market.contracts().stream())
                .filter(contract -> contract.conid() == conid)
                .findFirst();
    }
}
