package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Operations whose first answer only starts the work at IBKR and says nothing yet (quirks 42, 44 to 48): they are asked
 * again. One row each; the answer after the last call counts, unless it still proves that nothing is known.
 */
final class FirstAnswers {

    /**
     * How an answer looks that says nothing.
     *
     * @param empty what it looks like
     * @param calls how often it is asked at most, in all
     * @param pause between two calls, beside what pacing wants
     * @param failure what is wrong if the last answer is no better; null if it counts as it is
     * @param onceInSession whether only the first answer of a session lies, and later ones may be as empty as they look
     */
    record Trap(Predicate<JsonNode> empty, int calls, Duration pause, String failure, boolean onceInSession) {

        Trap(Predicate<JsonNode> empty, int calls, Duration pause, String failure) {
            this(empty, calls, pause, failure, false);
        }
    }

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration MOMENT = Duration.ofMillis(600);

    private static final Trap NONE = new Trap(json -> false, 1, AT_ONCE, null);

    private static final Map<String, Trap> TRAPS = Map.of(
            // an empty list is true only with snapshot:true
            "order/list",
            new Trap(
                    json -> !json.path("snapshot").asBoolean(true),
                    4,
                    AT_ONCE,
                    "the orders are not known yet (snapshot is false)"),
            "order/trades",
            new Trap(JsonNode::isEmpty, 2, AT_ONCE, null, true),
            "account/pnl",
            new Trap(json -> json.path("upnl").isEmpty(), 2, AT_ONCE, null),
            "contract/algos",
            new Trap(json -> json.path("algos").isEmpty(), 2, MOMENT, null),
            "portfolio/positions",
            new Trap(FirstAnswers::lacksNames, 3, MOMENT, null),
            "portfolio/position",
            new Trap(FirstAnswers::lacksNames, 3, MOMENT, null),
            "portfolio/positionsOf",
            new Trap(FirstAnswers::anyLacksNames, 3, MOMENT, null),
            "watchlist/get",
            new Trap(json -> lacksNames(json.path("instruments")), 3, MOMENT, null));

    private FirstAnswers() {}

    static Trap of(Operation operation) {
        return TRAPS.getOrDefault(operation.name(), NONE);
    }

    /** The same of rows by account, or of plain rows (quirk 90). */
    private static boolean anyLacksNames(JsonNode accounts) {
        for (JsonNode rows : accounts) {
            if (lacksNames(rows)) {
                return true;
            }
        }
        return lacksNames(accounts);
    }

    /** Contracts come without their names while IBKR looks them up; a name that is null has been looked up. */
    private static boolean lacksNames(JsonNode answer) {
        // one position may come alone (quirk 90)
        for (JsonNode row : answer.has("conid") ? List.of(answer) : answer) {
            if (row.has("conid") && !row.has("ticker") && !row.has("name")) {
                return true;
            }
        }
        return false;
    }
}
