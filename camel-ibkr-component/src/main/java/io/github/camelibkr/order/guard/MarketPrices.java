package io.github.camelibkr.order.guard;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.model.Quotes;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.stream.Streams;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Patience;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The market's prices of one gateway's contracts: from a stream that a consumer has open, or else from a snapshot. None
 * is older than five seconds, and none is waited for longer than two.
 */
final class MarketPrices {

    /** A price, and when it was the market's. */
    private record Known(BigDecimal price, long at) {}

    private static final Operation SNAPSHOT = Operations.get("marketdata/snapshot");
    private static final String FIELDS = "31,84,86,6509";

    /** No price is older when an order leaves. */
    static final Duration YOUNG = Duration.ofSeconds(5);
    /** No price is older when it is found out: the order may still have to wait for its turn. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** IBKR answers ids alone at first (quirk 40). */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Gateway gateway;
    private final Rest rest;
    private final Streams streams;
    /** From snapshots. */
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    /** Snapshots that are being taken, so that each is taken once for all who wait. */
    private final Map<String, CompletableFuture<BigDecimal>> asked = new ConcurrentHashMap<>();

    MarketPrices(Gateway gateway, Rest rest, Streams streams) {
        this.gateway = gateway;
        this.rest = rest;
        this.streams = streams;
    }

    /** The price, if it is known without asking and not older than {@link #YOUNG}; else null. */
    BigDecimal now(String contract) {
        return now(contract, YOUNG);
    }

    private BigDecimal now(String contract, Duration age) {
        Quote quote = streams.latest(contract, age);
        BigDecimal streamed = quote == null
                ? null
                : Reference.of(quote, isCombination(contract)).price();
        if (streamed != null) {
            return streamed;
        }
        Known one = known.get(contract);
        return one != null && gateway.timers().nanoTime() - one.at() <= age.toNanos() ? one.price() : null;
    }

    /** The price; fails with a {@link Missing} if none is known within two seconds. */
    CompletionStage<BigDecimal> find(String contract) {
        BigDecimal price = now(contract, FRESH);
        if (price != null) {
            return CompletableFuture.completedFuture(price);
        }
        CompletableFuture<BigDecimal> mine = new CompletableFuture<>();
        CompletableFuture<BigDecimal> other = asked.putIfAbsent(contract, mine);
        if (other != null) {
            return other;
        }
        mine.whenComplete((found, failure) -> asked.remove(contract, mine));
        new Question(contract, mine).ask();
        return mine;
    }

    private static boolean isCombination(String contract) {
        return contract.contains(";;;");
    }

    /** That there is no price. */
    static final class Missing extends Exception {
        private static final long serialVersionUID = 1L;

        Missing(String message) {
            super(message);
        }
    }

    /** One snapshot after the other, until there is a price or the time is over. */
    private final class Question {

        private final String contract;
        private final CompletableFuture<BigDecimal> result;
        private final Timers timers = gateway.timers();
        private final long begun = timers.nanoTime();
        private volatile String problem = "IBKR has not answered";

        Question(String contract, CompletableFuture<BigDecimal> result) {
            this.contract = contract;
            this.result = result;
            Timers.Alarm alarm = timers.after(
                    PATIENCE,
                    () -> result.completeExceptionally(new Missing(
                            "no market price of " + contract + " within " + PATIENCE.toSeconds() + " s: " + problem)));
            result.whenComplete((price, failure) -> alarm.cancel());
        }

        void ask() {
            long at = timers.nanoTime();
            Patience patience = new Patience("the order guard", PATIENCE, PATIENCE.minusNanos(at - begun));
            try {
                // made anew each time: the snapshot keeps what it puts there
                Arguments arguments = Arguments.of(SNAPSHOT, null, Map.of("conid", contract, "fields", FIELDS));
                rest.call(SNAPSHOT, arguments, patience, Duration.ZERO).whenComplete((answer, failure) -> {
                    if (failure == null) {
                        answered((Quotes) answer, at);
                    } else {
                        problem = Causes.of(failure).getMessage();
                        again();
                    }
                });
            } catch (InvalidRequestException e) {
                result.completeExceptionally(new Missing("no market price of " + contract + ": " + e.getMessage()));
            }
        }

        private void answered(Quotes quotes, long at) {
            if (quotes.quotes().isEmpty()) {
                problem = "IBKR tells nothing of it";
                again();
                return;
            }
            Reference reference = Reference.of(quotes.quotes().get(0), isCombination(contract));
            if (reference.price() == null) {
                problem = reference.problem();
                again();
            } else {
                known.put(contract, new Known(reference.price(), at));
                result.complete(reference.price());
            }
        }

        private void again() {
            if (!result.isDone()) {
                timers.after(PAUSE, () -> {
                    if (!result.isDone()) {
                        ask();
                    }
                });
            }
        }
    }
}
