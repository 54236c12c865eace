package io.github.camelibkr.simulator.trading;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A text that holds an order up until the client chooses one of the options. */
record Prompt(String messageId, String text, List<String> options) {

    private static final Set<String> DECLINING = Set.of("no", "cancel", "decline", "discard", "cancel order");

    /** Whether this choice means that the order is not wanted any more. */
    static boolean isDeclining(String choice) {
        return DECLINING.contains(choice.toLowerCase(Locale.ROOT));
    }
}
