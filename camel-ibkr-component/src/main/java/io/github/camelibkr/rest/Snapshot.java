package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.catalogue.Parameter;
import io.github.camelibkr.model.FieldList;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.JsonFields;
import io.github.camelibkr.model.MarketDataField;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.model.QuoteState;
import io.github.camelibkr.model.Quotes;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One {@code marketdata/snapshot}. The first call of a contract only opens a stream at IBKR and answers ids without
 * fields (quirk 40), so it is repeated until every field is there or the time is over; what is missing then is named.
 */
final class Snapshot {

    private static final Operation OPERATION = Operations.get("marketdata/snapshot");
    private static final Duration PAUSE = Duration.ofMillis(600);

    /** The first answer never has quotes; where the second has none either, there may be a reason. */
    private static final int ANSWERS_IN_SILENCE = 2;

    private final Rest rest;
    private final Timers timers;
    private final Patience patience;
    private final Duration timeout;
    /** From the first answer on: until then the session may be opening. */
    private long deadline;

    private int answers;
    private final Map<String, QuoteState> states = new LinkedHashMap<>();
    private Set<String> fields = Set.of();

    Snapshot(Rest rest, Timers timers, Patience patience, Duration timeout) {
        this.rest = rest;
        this.timers = timers;
        this.patience = patience;
        this.timeout = timeout;
    }

    CompletionStage<IbkrMessage> take(Arguments arguments) {
        try {
            fields = FieldList.ids(arguments.get("fields"));
        } catch (InvalidRequestException e) {
            return CompletableFuture.failedFuture(e);
        }
        arguments.with("fields", String.join(",", fields));
        return ask(arguments);
    }

    private CompletionStage<IbkrMessage> ask(Arguments arguments) {
        return rest.tree(OPERATION, arguments, patience).thenCompose(json -> {
            if (++answers == 1) {
                deadline = timers.nanoTime() + timeout.toNanos();
            }
            List<String> asked = Parameter.contracts(arguments.get("conids")).toList();
            for (JsonNode row : json) {
                if (!row.isObject()) {
                    continue;
                }
                String contract = contract(row, asked);
                states.computeIfAbsent(contract, QuoteState::new).merge(JsonFields.of(row), Set.of());
            }
            Map<String, List<String>> missing = missing(arguments);
            if (missing.isEmpty() || timers.nanoTime() - deadline >= 0) {
                return CompletableFuture.completedFuture(quotes(missing));
            }
            if (answers == ANSWERS_IN_SILENCE) {
                rest.openQuotes(silent(missing), patience);
            }
            return timers.pause(PAUSE).thenCompose(over -> ask(arguments));
        });
    }

    /** As it was asked for; old gateways leave the exchange out, so that only its number tells. */
    private static String contract(JsonNode row, List<String> asked) {
        String conid = row.path("conid").asText();
        String exact = row.path("conidEx").asText(conid);
        List<String> same = asked.stream()
                .filter(contract -> contract.equals(conid) || contract.startsWith(conid + "@"))
                .toList();
        return !asked.contains(exact) && same.size() == 1 ? same.get(0) : exact;
    }

    private Map<String, List<String>> missing(Arguments arguments) {
        Map<String, List<String>> missing = new LinkedHashMap<>();
        for (String contract : Parameter.contracts(arguments.get("conids")).toList()) {
            QuoteState state = states.get(contract);
            List<String> names = new ArrayList<>();
            for (String id : fields) {
                if (!id.equals(MarketDataField.DELIVERY_MARKER.id()) && (state == null || !state.knows(id))) {
                    names.add(
                            MarketDataField.byId(id).map(MarketDataField::label).orElse(id));
                }
            }
            if (!names.isEmpty()) {
                missing.put(contract, names);
            }
        }
        return missing;
    }

    /** The contracts of which nothing is known. */
    private List<String> silent(Map<String, List<String>> missing) {
        return missing.keySet().stream()
                .filter(contract -> missing.get(contract).size() == fields.size())
                .toList();
    }

    private Quotes quotes(Map<String, List<String>> missing) {
        List<Quote> quotes = states.values().stream().map(QuoteState::take).toList();
        return new Quotes(quotes, missing.isEmpty() ? null : missing);
    }
}
