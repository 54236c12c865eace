package io.github.camelibkr.simulator.contracts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The contracts that the simulated market knows. */
public final class ContractBook {

    private static final long FIRST_SYNTHETIC = 900_000_001L;
    private static final long CHAINED_STOCK = 265598;
    private static final long CHAINED_FUND = 756733;

    private final Map<Long, Contract> contracts = new LinkedHashMap<>();
    private final Map<Long, List<Contract>> derivatives = new HashMap<>();

    /** Makes the book; synthetic stocks SYN001… exist so that many instruments can be streamed at once. */
    public ContractBook(int syntheticStocks) {
        UnitedStates.all().forEach(this::add);
        World.all().forEach(this::add);
        Chains.all(contracts.get(CHAINED_STOCK), contracts.get(CHAINED_FUND)).forEach(this::add);
        Bonds.all().forEach(bond -> add(bond.contract()));
        for (int i = 0; i < syntheticStocks; i++) {
            String symbol = String.format(Locale.ROOT, "SYN%03d", i + 1);
            String name = "SYNTHETIC STOCK " + (i + 1);
            add(UnitedStates.stock(FIRST_SYNTHETIC + i, symbol, name, "NYSE", "", 20 + 3 * i + ".50"));
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
        return derivatives.getOrDefault(conid, List.of());
    }

    /** Whether there are options on a contract. */
    public boolean hasOptions(long conid) {
        return derivativesOf(conid).stream().anyMatch(Contract::isOption);
    }

    private void add(Contract contract) {
        contracts.put(contract.conid(), contract);
        if (contract.derivative() != null) {
            derivatives
                    .computeIfAbsent(contract.derivative().underlying(), key -> new ArrayList<>())
                    .add(contract);
        }
    }
}
