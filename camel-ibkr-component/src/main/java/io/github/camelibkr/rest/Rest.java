package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operation.Preflight;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.model.Bar;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.model.RequestFailedException;
import io.github.camelibkr.model.SessionLostException;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.Departure;
import io.github.camelibkr.wire.Patience;
import io.github.camelibkr.wire.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Calls operations and handles the traps of those that lie at the first call. */
public final class Rest {

    private static final Operation SNAPSHOT = Operations.get("marketdata/snapshot");
    private static final Operation HISTORY = Operations.get("marketdata/history");
    /** It needs the brokerage session. */
    private static final Operation HMDS = Operations.get("session/initHmds");

    private static final String FROM = "from";
    /** IBKR's, if none is asked for. */
    private static final String USUAL_PERIOD = "1w";

    private final Gateway gateway;
    private final Preflights preflights;
    /** How operations were answered last, each for its account. */
    private final Map<String, Answered> answered = new ConcurrentHashMap<>();

    /** {@code epoch}: which session it was. */
    private record Answered(long epoch, boolean isEmpty) {}

    /** Calls go to this gateway. */
    public Rest(Gateway gateway) {
        this.gateway = gateway;
        this.preflights = new Preflights(this, gateway.timers(), gateway::epoch);
    }

    /**
     * Calls an operation.
     *
     * @param snapshotTimeout how long {@code marketdata/snapshot} may wait for its fields
     * @param asJson whether IBKR's own JSON is wanted also where the catalogue has a type
     * @return the typed body, a {@link IbkrMessage}, or a {@code JsonNode}; fails with an {@link IbkrException}
     */
    public CompletionStage<Object> answer(
            Operation operation, Arguments arguments, Patience patience, Duration snapshotTimeout, boolean asJson) {
        return asJson || operation.answer() == JsonNode.class
                ? tree(operation, arguments, patience).thenApply(Secrets::without)
                : call(operation, arguments, patience, snapshotTimeout).thenApply(body -> body);
    }

    /**
     * Calls an operation whose answer has a type.
     *
     * @param snapshotTimeout how long {@code marketdata/snapshot} may wait for its fields
     * @return the typed body; fails with an {@link IbkrException}
     */
    public CompletionStage<IbkrMessage> call(
            Operation operation, Arguments arguments, Patience patience, Duration snapshotTimeout) {
        return operation == SNAPSHOT
                ? new Snapshot(this, gateway.timers(), patience, snapshotTimeout).take(arguments)
                : tree(operation, arguments, patience).thenCompose(json -> body(operation, json, arguments));
    }

    /** These contracts have had no quotes so far. */
    void openQuotes(Collection<String> contracts, Patience patience) {
        preflights.open(contracts, patience);
    }

    /** Sends the operation's request, once. */
    public CompletionStage<Answer> send(Operation operation, Arguments arguments, byte[] body, Patience patience) {
        Request request = request(operation, arguments, body, patience);
        return isAboutTheSession(operation) ? gateway.sendUnchecked(request) : gateway.send(request);
    }

    /** The same, as a part of a conversation, with a last look before it leaves; both may be null. */
    public CompletionStage<Answer> send(
            Operation operation,
            Arguments arguments,
            byte[] body,
            Patience patience,
            Object conversation,
            Departure departure) {
        return gateway.send(request(operation, arguments, body, patience).within(conversation, departure));
    }

    /**
     * The JSON of a good answer, with the traps of the operation handled: what must be asked before, first answers that
     * say nothing, lists that are too long for one request, pages.
     *
     * @return fails with an {@link IbkrException}
     */
    public CompletionStage<JsonNode> tree(Operation operation, Arguments arguments, Patience patience) {
        long epoch = gateway.epoch();
        return whole(operation, arguments, patience).thenApply(json -> {
            preflights.answered(operation, epoch);
            return json;
        });
    }

    private CompletionStage<JsonNode> whole(Operation operation, Arguments arguments, Patience patience) {
        if (operation == HISTORY) {
            return history(arguments, patience);
        }
        if (Pages.areWanted(operation, arguments)) {
            return Pages.all(operation, arguments, page -> json(operation, page, patience), this::pause);
        }
        CompletionStage<JsonNode> all = null;
        for (Arguments portion : Portions.of(operation, arguments)) {
            all = all == null
                    ? asked(operation, portion, patience, 1)
                    : all.thenCompose(first ->
                            asked(operation, portion, patience, 1).thenApply(second -> Portions.join(first, second)));
        }
        return all;
    }

    /**
     * The JSON of a good answer to a request with a body that the caller has made, sent once.
     *
     * @param departure the last look before it leaves; null: none
     */
    public CompletionStage<JsonNode> tree(
            Operation operation, Arguments arguments, byte[] body, Patience patience, Departure departure) {
        return preflights
                .before(operation, arguments, patience)
                .thenCompose(ready ->
                        send(operation, arguments, operation.hasBody() ? body : null, patience, null, departure))
                .thenCompose(answer -> classify(operation, answer))
                .thenApply(Secrets::without);
    }

    /** What tells what is wrong with the session, or mends it, must not wait for it. */
    private static boolean isAboutTheSession(Operation operation) {
        return operation.area().equals("session") && operation != HMDS;
    }

    /** All bars since a moment or of a period, in as many pages as it takes. */
    private CompletionStage<JsonNode> history(Arguments arguments, Patience patience) {
        if (arguments.get(FROM) != null) {
            return pages(arguments, Instant.parse(arguments.get(FROM)), patience)
                    .all();
        }
        return json(HISTORY, arguments, patience)
                .thenCompose(json -> json.path("data").size() < HistoryPages.FULL
                        ? CompletableFuture.completedFuture(json)
                        : beginning(arguments, patience).thenCompose(from -> pages(arguments, from, patience)
                                .all()));
    }

    /**
     * Where the period of a chart begins is for IBKR to say, which counts days of trading: a chart of it with longer bars
     * fits into one answer.
     */
    private CompletionStage<Instant> beginning(Arguments arguments, Patience patience) {
        String period = arguments.get("period");
        String longer = BarSpan.overview(BarSpan.read(period == null ? USUAL_PERIOD : period));
        return json(HISTORY, arguments.copy().with("bar", longer), patience).thenCompose(json -> {
            JsonNode first = json.path("data").path(0).path("t");
            return first.isIntegralNumber()
                    ? CompletableFuture.completedFuture(Instant.ofEpochMilli(first.longValue()))
                    : CompletableFuture.failedFuture(new RequestFailedException(
                            HISTORY.name(),
                            200,
                            "nothing about when the period begins",
                            "give from instead of period"));
        });
    }

    private HistoryPages pages(Arguments arguments, Instant from, Patience patience) {
        return new HistoryPages(arguments, from, gateway.timers().now(), page -> json(HISTORY, page, patience));
    }

    /**
     * The bars of {@code marketdata/history} one by one, the newest first, of which only a page is held at a time.
     *
     * @throws InvalidRequestException if it is not said where they begin
     */
    public Iterator<Bar> bars(Arguments arguments, Patience patience) throws InvalidRequestException {
        if (arguments.get(FROM) == null) {
            throw new InvalidRequestException(
                    "marketdata/history with outputType=iterator needs the option from: where the bars begin");
        }
        return new BarIterator(pages(arguments, Instant.parse(arguments.get(FROM)), patience));
    }

    /** Asked until the answer says something. */
    private CompletionStage<JsonNode> asked(Operation operation, Arguments arguments, Patience patience, int call) {
        FirstAnswers.Trap trap = FirstAnswers.of(operation);
        return json(operation, arguments, patience).thenCompose(json -> {
            boolean isEmpty = trap.empty().test(json);
            boolean first = !trap.onceInSession() || isFirst(operation, arguments, isEmpty);
            if (!first || !isEmpty) {
                return CompletableFuture.completedFuture(json);
            }
            if (call < trap.calls()) {
                CompletionStage<JsonNode> next =
                        pause(trap.pause()).thenCompose(over -> asked(operation, arguments, patience, call + 1));
                // no room for another, but this one may be as good as it gets
                return trap.failure() != null
                        ? next
                        : next.exceptionallyCompose(failure -> Causes.of(failure) instanceof PacingException
                                ? CompletableFuture.completedFuture(json)
                                : CompletableFuture.failedFuture(failure));
            }
            return trap.failure() == null
                    ? CompletableFuture.completedFuture(json)
                    : CompletableFuture.failedFuture(new RequestFailedException(operation.name(), 200, trap.failure()));
        });
    }

    /**
     * Whether an answer may be the first of a session: it was not answered in this one before; or it was, and not as
     * empty, so that there may be another session of which nobody has told yet.
     */
    private boolean isFirst(Operation operation, Arguments arguments, boolean isEmpty) {
        Answered now = new Answered(gateway.epoch(), isEmpty);
        Answered before = answered.put(operation.name() + " " + arguments.get("accountId"), now);
        return before == null || before.epoch() != now.epoch() || isEmpty && !before.isEmpty();
    }

    private CompletionStage<?> pause(Duration pause) {
        return pause.isZero()
                ? CompletableFuture.completedFuture(null)
                : gateway.timers().pause(pause);
    }

    /**
     * The JSON of a good answer, after what must be asked before in the session in which it is asked; fails with
     * {@link RequestFailedException} for an error in any guise.
     */
    CompletionStage<JsonNode> json(Operation operation, Arguments arguments, Patience patience) {
        return json(operation, arguments, patience, 1);
    }

    private CompletionStage<JsonNode> json(Operation operation, Arguments arguments, Patience patience, int call) {
        long begun = gateway.timers().nanoTime();
        return preflights.before(operation, arguments, patience).thenCompose(ready -> {
            long epoch = gateway.epoch();
            return send(operation, arguments, body(operation, arguments), patience)
                    .thenCompose(answer -> {
                        boolean asleep = ColdServices.isAsleep(operation, answer);
                        if (asleep && operation.preflight() == Preflight.HMDS) {
                            preflights.bridgeIsDown();
                        }
                        boolean again = asleep || preflights.isDoubtful(operation, arguments, answer, epoch, begun);
                        return again && call < ColdServices.CALLS
                                ? pause(asleep ? ColdServices.PAUSE : Duration.ZERO)
                                        .thenCompose(over -> json(operation, arguments, patience, call + 1))
                                : classify(operation, answer, epoch);
                    });
        });
    }

    /** The same; if it says that the session is gone, the gateway hears of it. */
    private CompletionStage<JsonNode> classify(Operation operation, Answer answer, long epoch) {
        return classify(operation, answer).whenComplete((json, failure) -> {
            boolean isOfTheFarm = operation.path().startsWith("/hmds/");
            if (failure instanceof SessionLostException && !isOfTheFarm && !isAboutTheSession(operation)) {
                gateway.suspect(epoch, operation.name() + ": " + Classified.reason(answer));
            }
        });
    }

    /** Calls an operation with a body that the caller has made. */
    public CompletionStage<IbkrMessage> read(Operation operation, Arguments arguments, byte[] body, Patience patience) {
        return read(operation, arguments, send(operation, arguments, body, patience));
    }

    /** Calls an operation, with a last look before it leaves. */
    public CompletionStage<IbkrMessage> read(
            Operation operation, Arguments arguments, Patience patience, Departure departure) {
        byte[] body = body(operation, arguments);
        return read(operation, arguments, send(operation, arguments, body, patience, null, departure));
    }

    private CompletionStage<IbkrMessage> read(
            Operation operation, Arguments arguments, CompletionStage<Answer> answer) {
        return answer.thenCompose(got -> classify(operation, got))
                .thenCompose(json -> body(operation, json, arguments));
    }

    /** The typed body; an answer that does not have its form proves nothing, least of all that there is nothing. */
    private static CompletionStage<IbkrMessage> body(Operation operation, JsonNode json, Arguments arguments) {
        return Readers.read(operation.answer(), json, arguments)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.failedFuture(
                        new RequestFailedException(operation.name(), 200, "an answer in no known form")));
    }

    private CompletionStage<JsonNode> classify(Operation operation, Answer answer) {
        try {
            return CompletableFuture.completedFuture(
                    Classified.json(operation, answer, answer.status() == 429 ? gateway.penaltyEnd() : null));
        } catch (RequestFailedException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Request request(Operation operation, Arguments arguments, byte[] body, Patience patience) {
        return new Request(
                operation.name(),
                operation.method(),
                arguments.path(),
                body,
                operation.priority(),
                operation.repeatable(),
                patience);
    }

    private static byte[] body(Operation operation, Arguments arguments) {
        return operation.hasBody() ? arguments.body() : null;
    }
}
