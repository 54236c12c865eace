package io.github.camelibkr.simulator.scanner;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.market.Market;
import java.util.List;
import java.util.function.Predicate;

/** Looks through the stocks and funds of the market. */
public final class Scanner {

    private final Market market;
    private final ContractBook contracts;

    /** Scans this market. */
    public Scanner(Market market, ContractBook contracts) {
        this.market = market;
        this.contracts = contracts;
    }

    Market market() {
        return market;
    }

    /** The contracts that a scan finds, best first; {@code ETF…} is about funds, everything else about stocks. */
    List<Contract> find(Scan scan, String instrument, JsonNode filters, int most) {
        Predicate<Contract> wanted = contract ->
                contract.isStock() && contract.kind().equals(instrument.startsWith("ETF") ? "ETF" : "COMMON");
        for (JsonNode filter : filters) {
            wanted = wanted.and(ScanFilter.of(market, filter));
        }
        return contracts.all().stream()
                .filter(wanted)
                .sorted(scan.order(market))
                .limit(most)
                .toList();
    }
}
