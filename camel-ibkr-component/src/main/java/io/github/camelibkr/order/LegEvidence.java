package io.github.camelibkr.order;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.rest.Classified;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What it proves of an order that is in doubt that IBKR shows one of its legs. */
final class LegEvidence {

    private static final Pattern LEG_OF_GROUP = Pattern.compile("(.+)\\.oca([2-9]|[1-9]\\d+)");

    private LegEvidence() {}

    /** The id of the group to which an order with this id may belong; null if it is not named like one. */
    static String group(String clientOrderId) {
        Matcher leg = LEG_OF_GROUP.matcher(clientOrderId);
        return leg.matches() ? leg.group(1) : null;
    }

    /** Whether an order was sent as several. */
    static boolean isSeveral(JournalEntry order) {
        return order.request() != null
                && Classified.parse(order.request().getBytes(StandardCharsets.UTF_8))
                                .path("orders")
                                .size()
                        > 1;
    }

    /** What is known then, in words; {@code status} is null if it is not known. */
    static String words(JournalEntry order, String status) {
        String found = status == null ? "it was found" : "it was found: " + status;
        return isSeveral(order)
                ? found + "; IBKR may have refused other orders of the same bracket or group: look at order/list"
                : found;
    }
}
