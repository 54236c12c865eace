package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operation.Preflight;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.gateway.Joining;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.Values;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.Patience;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * What IBKR wants to be asked before something else (quirks 34, 39, 41). Each is asked once in a session, whoever needs
 * it: those who come while it is under way wait for it. One that failed is asked again by the next.
 */
final class Preflights {

    /** {@code subject}: the contract whose symbol is searched; null where there is nothing to choose. */
    private record Need(Preflight preflight, String subject) {}

    private static final Operation PORTFOLIO = Operations.get("portfolio/accounts");
    private static final Operation HMDS = Operations.get("session/initHmds");
    private static final Operation DEFINITION = Operations.get("contract/definition");
    private static final Operation SEARCH = Operations.get("contract/search");
    private static final Duration DOUBT = Duration.ofMinutes(1);
    /** Searches of so many contracts are remembered; beyond, they are made again. */
    private static final int MOST = 10_000;

    private static final Need BRIDGE = new Need(Preflight.HMDS, null);

    private final Rest rest;
    private final Timers timers;
    private final LongSupplier session;

    /** {@code at}: when it was asked. */
    private record Asked(CompletableFuture<Void> done, long at) {}

    private final Map<Need, Asked> asked = new HashMap<>(); // guarded by this
    private final Map<Need, Long> doubtedAt = new HashMap<>(); // guarded by this
    /** Contracts without quotes whose symbols were looked for. */
    private final Set<String> opened = new HashSet<>(); // guarded by this

    private long askedIn; // guarded by this

    /** {@code session}: a number that is another in each session. */
    Preflights(Rest rest, Timers timers, LongSupplier session) {
        this.rest = rest;
        this.timers = timers;
        this.session = session;
    }

    /** Asks what must be asked before this call; fails if that fails. */
    CompletionStage<Void> before(Operation operation, Arguments arguments, Patience patience) {
        Need need = need(operation, arguments);
        if (need == null) {
            return CompletableFuture.completedFuture(null);
        }
        Asked mine = new Asked(new CompletableFuture<>(), timers.nanoTime());
        synchronized (this) {
            forgetOld();
            Asked known = asked.get(need);
            if (known != null && !known.done().isCompletedExceptionally()) {
                return Joining.join(
                        known.done(),
                        patience,
                        timers,
                        "what " + operation.name() + " wants to be asked before",
                        true,
                        left -> before(operation, arguments, left));
            }
            asked.put(need, mine);
        }
        ask(need, patience).whenComplete((answer, failure) -> {
            if (failure != null) {
                forget(need, mine);
            }
            // what the bridge answers is not known, nor whether it fails where it is up: the request itself will tell
            if (failure == null || need.equals(BRIDGE)) {
                mine.done().complete(null);
            } else {
                mine.done().completeExceptionally(failure);
            }
        });
        return mine.done().copy();
    }

    /**
     * Whether an answer proves nothing, since what must be asked before was asked in another session: one that the
     * gateway has opened meanwhile, or of which it has told nobody yet (quirk 22). Such an answer is empty, so an empty
     * one is doubted, but once a minute at most. What was asked before is forgotten then.
     *
     * @param epoch the session in which it was asked before
     * @param begun when this call began
     */
    synchronized boolean isDoubtful(Operation operation, Arguments arguments, Answer answer, long epoch, long begun) {
        Need need = need(operation, arguments);
        if (need == null || !operation.readOnly()) {
            return false;
        }
        if (session.getAsLong() != epoch) {
            return true;
        }
        long now = timers.nanoTime();
        Asked before = asked.get(need);
        Long doubted = doubtedAt.get(need);
        boolean mayLie = saysNothing(answer.json())
                && !Pages.isLater(operation, arguments)
                && (before == null || before.at() < begun)
                && (doubted == null || now - doubted >= DOUBT.toNanos());
        if (mayLie) {
            doubtedAt.put(need, now);
            asked.remove(need);
        }
        return mayLie;
    }

    /** Empty, whatever it consists of. */
    private static boolean saysNothing(JsonNode json) {
        if (json == null || !json.isContainerNode()) {
            return false;
        }
        for (JsonNode part : json) {
            if (!saysNothing(part)) {
                return false;
            }
        }
        return true;
    }

    /** What must be asked before this; null if nothing. */
    private static Need need(Operation operation, Arguments arguments) {
        if (operation.preflight() != Preflight.SEARCH) {
            return operation.preflight() == Preflight.NONE ? null : new Need(operation.preflight(), null);
        }
        String subject = arguments.get("conid");
        // bonds have an issuer instead
        return subject == null || subject.startsWith("-") ? null : new Need(Preflight.SEARCH, subject);
    }

    /** The bridge to the data farm is down, whatever it said when it was opened. */
    synchronized void bridgeIsDown() {
        asked.remove(BRIDGE);
    }

    /** Guarded by this. */
    private void forgetOld() {
        if (session.getAsLong() != askedIn || asked.size() + opened.size() >= MOST) {
            asked.clear();
            opened.clear();
            doubtedAt.clear();
            askedIn = session.getAsLong();
        }
    }

    /** An operation was answered in this session, whoever asked: that counts, too. */
    void answered(Operation operation, long in) {
        if (operation != PORTFOLIO) {
            return;
        }
        synchronized (this) {
            forgetOld();
            if (in == askedIn) {
                asked.put(
                        new Need(Preflight.PORTFOLIO, null),
                        new Asked(CompletableFuture.completedFuture(null), timers.nanoTime()));
            }
        }
    }

    /**
     * These contracts have no quotes so far. That is so of derivatives whose symbol was not searched (quirk 41), so it is
     * searched, once in a session. Nobody waits for it: the quotes will show whether that was it.
     */
    void open(Collection<String> contracts, Patience patience) {
        List<String> conids;
        synchronized (this) {
            forgetOld();
            conids = contracts.stream()
                    .map(contract -> contract.split("@", 2)[0])
                    .filter(conid -> conid.matches("\\d+") && opened.add(conid))
                    .toList();
        }
        if (!conids.isEmpty()) {
            definitions(String.join(",", conids), patience)
                    .thenCompose(json -> searches(json, patience))
                    .whenComplete((searched, failure) -> {
                        if (failure != null) {
                            close(conids);
                        }
                    });
        }
    }

    private synchronized void close(List<String> conids) {
        conids.forEach(opened::remove);
    }

    /** Searches the symbols of those definitions that are of derivatives, one after the other. */
    private CompletionStage<?> searches(JsonNode definitions, Patience patience) {
        Set<String> symbols = new LinkedHashSet<>();
        for (JsonNode row : definitions.path("secdef")) {
            if (row.path("undConid").asLong() != 0 && row.hasNonNull("ticker")) {
                symbols.add(row.path("ticker").asText());
            }
        }
        CompletionStage<?> searches = CompletableFuture.completedFuture(null);
        for (String symbol : symbols) {
            searches = searches.thenCompose(over -> json(SEARCH, Map.of("symbol", symbol), patience));
        }
        return searches;
    }

    private synchronized void forget(Need need, Asked mine) {
        asked.remove(need, mine);
    }

    private CompletionStage<?> ask(Need need, Patience patience) {
        return switch (need.preflight()) {
            case PORTFOLIO -> json(PORTFOLIO, Map.of(), patience);
            case HMDS -> json(HMDS, Map.of(), patience);
            case SEARCH ->
                json(DEFINITION, Map.of("conid", need.subject()), patience).thenCompose(json -> {
                    String symbol = Values.text(json.path("secdef").path(0).get("ticker"));
                    return symbol == null
                            ? CompletableFuture.completedFuture(null)
                            : json(SEARCH, Map.of("symbol", symbol), patience);
                });
            case NONE -> CompletableFuture.completedFuture(null);
        };
    }

    /** Of any number of contracts. */
    private CompletionStage<JsonNode> definitions(String conids, Patience patience) {
        try {
            return rest.tree(DEFINITION, Arguments.of(DEFINITION, null, Map.of("conid", conids)), patience);
        } catch (InvalidRequestException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<JsonNode> json(Operation operation, Map<String, String> options, Patience patience) {
        try {
            return rest.json(operation, Arguments.of(operation, null, options), patience);
        } catch (InvalidRequestException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
