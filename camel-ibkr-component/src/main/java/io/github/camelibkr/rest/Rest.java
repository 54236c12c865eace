package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.RequestFailedException;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.Departure;
import io.github.camelibkr.wire.Patience;
import io.github.camelibkr.wire.Request;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Calls operations and handles the traps of those that lie at the first call. */
public final class Rest {

    private static final int MOST_CALLS_FOR_ORDERS = 4;

    private final Gateway gateway;

    /** Calls go to this gateway. */
    public Rest(Gateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Calls an operation.
     *
     * @param snapshotTimeout how long {@code marketdata/snapshot} may wait for its fields
     * @return the typed body; fails with an {@link IbkrException}
     */
    public CompletionStage<IbkrMessage> call(
            Operation operation, Arguments arguments, Patience patience, Duration snapshotTimeout) {
        return switch (operation.name()) {
            case "marketdata/snapshot" ->
                new Snapshot(this, gateway.timers(), patience, snapshotTimeout).take(arguments);
            case "order/list" ->
                orders(operation, arguments, patience, MOST_CALLS_FOR_ORDERS)
                        .thenCompose(json -> body(operation, json, arguments));
            // the one that tells what is wrong with the session must not wait for it
            case "session/status" ->
                read(
                        operation,
                        arguments,
                        gateway.sendUnchecked(request(operation, arguments, body(operation, arguments), patience)));
            default -> read(operation, arguments, send(operation, arguments, body(operation, arguments), patience));
        };
    }

    /** Sends the operation's request, once. */
    public CompletionStage<Answer> send(Operation operation, Arguments arguments, byte[] body, Patience patience) {
        return gateway.send(request(operation, arguments, body, patience));
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
     * The JSON of a good answer, for who reads rows himself; traps of a first call are handled as in {@link #call}.
     *
     * @return fails with an {@link IbkrException}
     */
    public CompletionStage<JsonNode> tree(Operation operation, Arguments arguments, Patience patience) {
        return operation.name().equals("order/list")
                ? orders(operation, arguments, patience, MOST_CALLS_FOR_ORDERS)
                : json(operation, arguments, patience);
    }

    /** The JSON of a good answer; fails with {@link RequestFailedException} for an error in any guise. */
    CompletionStage<JsonNode> json(Operation operation, Arguments arguments, Patience patience) {
        return send(operation, arguments, body(operation, arguments), patience)
                .thenCompose(answer -> classify(operation, answer));
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

    /** {@code {"orders":[],"snapshot":false}} says nothing yet: asked again (quirk 42). */
    private CompletionStage<JsonNode> orders(Operation operation, Arguments arguments, Patience patience, int calls) {
        return json(operation, arguments, patience).thenCompose(json -> {
            if (json.path("snapshot").asBoolean(true)) {
                return CompletableFuture.completedFuture(json);
            }
            if (calls == 1) {
                return CompletableFuture.failedFuture(new RequestFailedException(
                        operation.name(), 200, "the orders are not known yet (snapshot is false)"));
            }
            return orders(operation, arguments, patience, calls - 1);
        });
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
        return operation.method().equals("POST") ? arguments.body() : null;
    }
}
