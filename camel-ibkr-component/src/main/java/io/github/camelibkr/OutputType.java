package io.github.camelibkr;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.wire.Patience;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What an operation puts into the body. */
public enum OutputType {
    /** A record of this component where the catalogue has one, else IBKR's JSON as a tree. */
    record,
    /** IBKR's JSON as a tree ({@code JsonNode}), whatever the catalogue has; errors and traps are handled all the same. */
    json,
    /** The same as text. */
    text,
    /** The bars of {@code marketdata/history} one by one, the newest first, of which only a page is held at a time. */
    iterator;

    /** What becomes of a tree. */
    Object of(Object tree) {
        // words that are no JSON as they came (quirk 7)
        return this != text ? tree : tree instanceof TextNode words ? words.asText() : tree.toString();
    }

    /** Asks, and makes the body of the answer. */
    CompletionStage<?> of(
            Rest rest, Operation operation, Arguments arguments, Patience patience, Duration snapshotTimeout)
            throws InvalidRequestException {
        return switch (this) {
            case record -> rest.answer(operation, arguments, patience, snapshotTimeout, false);
            case json -> rest.answer(operation, arguments, patience, snapshotTimeout, true);
            case text ->
                rest.answer(operation, arguments, patience, snapshotTimeout, true)
                        .thenApply(this::of);
            case iterator -> CompletableFuture.completedFuture(rest.bars(arguments, patience));
        };
    }
}
