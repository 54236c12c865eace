package io.github.camelibkr.simulator.fyi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import java.util.List;
import java.util.stream.Stream;

/** One kind of notification that a user can have or not have. */
final class Subscription {

    private final String typecode;
    private final String name;
    private boolean active = true;
    private boolean disclaimerRead;

    private Subscription(String typecode, String name) {
        this.typecode = typecode;
        this.name = name;
    }

    /** All kinds that there are. */
    static List<Subscription> all() {
        return Stream.of(
                        "BA Borrow availability",
                        "CA Comparable algorithms",
                        "DA Dividend advisory",
                        "EA Upcoming earnings",
                        "MF Fund advisory",
                        "OE Options and futures about to expire",
                        "PR Portfolio builder rebalance",
                        "SE Orders suspended for economic events",
                        "SG Short-term gain about to turn long-term",
                        "SM System messages",
                        "T2 Assignments that realize long-term gains",
                        "TO Takeovers",
                        "UA User alerts",
                        "M8 Trades under section 871(m)",
                        "PS Platform suggestions",
                        "DL Unexercised options about to lose",
                        "PT Position transfers",
                        "CB Missing cost basis",
                        "MS Milestones",
                        "TD Notice of a 10 % loss",
                        "ST Tax savings",
                        "TI Trade ideas",
                        "CT Cash transfers")
                .map(line -> new Subscription(line.substring(0, 2), line.substring(3)))
                .toList();
    }

    String typecode() {
        return typecode;
    }

    String name() {
        return name;
    }

    void setActive(boolean wanted) {
        active = wanted;
    }

    void readDisclaimer() {
        disclaimerRead = true;
    }

    ObjectNode row() {
        return Json.object()
                .put("FC", typecode)
                .put("H", disclaimerRead ? 1 : 0)
                .put("A", active ? 1 : 0)
                .put("FD", "Notify me of: " + name + ".")
                .put("FN", name);
    }

    ObjectNode disclaimer() {
        return Json.object()
                .put("FC", typecode)
                .put("DT", name + ": for information only, and no advice to buy, sell or hold anything.");
    }
}
