package io.github.camelibkr.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The operation catalogue: all rows of all areas. */
public final class Operations {

    private static final Map<String, Operation> BY_NAME = new LinkedHashMap<>();

    static {
        Stream.of(
                        SessionOperations.ROWS,
                        AccountOperations.ROWS,
                        OrderOperations.ROWS,
                        PortfolioOperations.ROWS,
                        MarketDataOperations.ROWS,
                        ContractOperations.ROWS,
                        ScannerOperations.ROWS,
                        PerformanceOperations.ROWS,
                        AlertOperations.ROWS,
                        WatchlistOperations.ROWS,
                        NotificationOperations.ROWS,
                        AllocationOperations.ROWS,
                        ModelOperations.ROWS,
                        EventOperations.ROWS,
                        ControlOperations.ROWS)
                .flatMap(List::stream)
                .forEach(row -> BY_NAME.put(row.name(), row));
    }

    private Operations() {}

    /** The row with this name. */
    public static Optional<Operation> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The row with this name, which must exist. */
    public static Operation get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no operation " + name));
    }

    /** All rows. */
    public static List<Operation> all() {
        return List.copyOf(BY_NAME.values());
    }
}
