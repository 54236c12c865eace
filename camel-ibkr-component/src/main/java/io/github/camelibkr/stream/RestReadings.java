package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.wire.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is read over REST beside a stream, so that nothing is missing if the stream is mute: trades beside executions,
 * orders beside orders.
 */
final class RestReadings {

    private static final Operation TRADES = Operations.get("order/trades");
    private static final Operation ORDERS = Operations.get("order/list");
    /** Each takes the five seconds that IBKR wants between two: with more, only the selected one is read. */
    private static final int MOST_ACCOUNTS = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration WHILE_REFUSED = Duration.ofSeconds(10);

    private final Gateway gateway;
    private final Rest rest;

    RestReadings(Gateway gateway, Rest rest) {
        this.gateway = gateway;
        this.rest = rest;
    }

    /** A subscription was sent (again): reads what belongs to it now, and then again and again. */
    void begin(Subscription subscription) {
        if (subscription.poll == null) {
            subscription.poll = poll(subscription);
        }
        if (subscription.poll != null) {
            subscription.poll.restart();
        }
    }

    private Poll poll(Subscription subscription) {
        Topic topic = subscription.topic();
        if (topic == Topics.STR) {
            return poll(
                    subscription,
                    TRADES,
                    Function.identity(),
                    () -> Map.of(
                            "days",
                            Integer.toString(subscription.days(gateway.timers().now()))));
        }
        return topic == Topics.SOR ? poll(subscription, ORDERS, answer -> answer.path("orders"), Map::of) : null;
    }

    private Poll poll(
            Subscription subscription,
            Operation operation,
            Function<JsonNode, JsonNode> rows,
            Supplier<Map<String, String>> options) {
        return new Poll(
                gateway.timers(),
                () -> all(operation, rows, options.get()),
                () -> subscription.refusals > 0
                        ? WHILE_REFUSED
                        : gateway.settings().rhythm().poll(),
                new Poll.Reader() {
                    @Override
                    public void read(JsonNode answer, Instant asked, boolean first) {
                        subscription.pollProblem = null;
                        subscription.told(answer, asked, first);
                    }

                    @Override
                    public void failed(Throwable why) {
                        subscription.pollProblem = operation.name() + " could not be read beside it: "
                                + Causes.of(why).getMessage();
                    }
                });
    }

    /** The rows of all accounts: IBKR tells those of the selected one, unless another is named (quirk 69). */
    private CompletionStage<JsonNode> all(
            Operation operation, Function<JsonNode, JsonNode> rows, Map<String, String> options) {
        return gateway.session(PATIENCE)
                .thenCompose(session ->
                        session.accounts().size() < 2 || session.accounts().size() > MOST_ACCOUNTS
                                ? ask(operation, options).thenApply(rows)
                                // where one account is refused, at least the selected one is read
                                : each(operation, rows, options, session.accounts())
                                        .exceptionallyCompose(refused ->
                                                ask(operation, options).thenApply(rows)));
    }

    private CompletionStage<JsonNode> each(
            Operation operation,
            Function<JsonNode, JsonNode> rows,
            Map<String, String> options,
            List<String> accounts) {
        CompletionStage<ArrayNode> all = CompletableFuture.completedFuture(JsonNodeFactory.instance.arrayNode());
        for (String account : accounts) {
            Map<String, String> ofOne = new HashMap<>(options);
            ofOne.put("accountId", account);
            all = all.thenCompose(read -> ask(operation, ofOne).thenApply(answer -> {
                rows.apply(answer).forEach(read::add);
                return read;
            }));
        }
        return all.thenApply(read -> read);
    }

    private CompletionStage<JsonNode> ask(Operation operation, Map<String, String> options) {
        try {
            return rest.tree(
                    operation,
                    Arguments.of(operation, null, options),
                    new Patience("beside a stream", PATIENCE, PATIENCE));
        } catch (InvalidRequestException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
