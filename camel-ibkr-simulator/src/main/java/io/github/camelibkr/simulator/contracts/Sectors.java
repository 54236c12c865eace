package io.github.camelibkr.simulator.contracts;

import java.util.Map;

/** Which sector an industry belongs to. */
final class Sectors {

    private static final Map<String, String> SECTORS = Map.ofEntries(
            Map.entry("Computers", "Technology"),
            Map.entry("Software", "Technology"),
            Map.entry("Semiconductors", "Technology"),
            Map.entry("Internet", "Communications"),
            Map.entry("Telecommunications", "Communications"),
            Map.entry("Auto Manufacturers", "Consumer, Cyclical"),
            Map.entry("Beverages", "Consumer, Non-cyclical"),
            Map.entry("Food", "Consumer, Non-cyclical"),
            Map.entry("Banks", "Financial"),
            Map.entry("Insurance", "Financial"),
            Map.entry("Diversified Finan Serv", "Financial"),
            Map.entry("Aerospace/Defense", "Industrial"));

    private Sectors() {}

    /** The sector, or null. */
    static String of(String industry) {
        return SECTORS.get(industry);
    }
}
