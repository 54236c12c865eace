package io.github.camelibkr.order.guard;

import io.github.camelibkr.cache.Answers;
import io.github.camelibkr.catalogue.Parameter;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.model.Quotes;
import io.github.camelibkr.time.Timers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The market's prices of one gateway's contracts: from a stream that a consumer has open, or else from a snapshot. None
 * is older than five seconds, and none is waited for longer than two.
 */
final class MarketPrices {

    /** No price is older when an order leaves. */
    static final Duration YOUNG = Duration.ofSeconds(5);
    /** No price is older when it is found out: the order may still have to wait for its turn. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** IBKR answers ids alone at first (quirk 40). */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final GatewayView gateway;
    /** From snapshots. */
    private final Answers<String, BigDecimal> snapshots;

    MarketPrices(GatewayView gateway) {
        this.gateway = gateway;
        this.snapshots = new Answers<>(() -> gateway.timers().nanoTime());
    }

    /** The price, if it is known without asking and not older than {@link #YOUNG}; else null. */
    BigDecimal now(String contract) {
        return now(contract, YOUNG);
    }

    private BigDecimal now(String contract, Duration age) {
        Quote quote = gateway.streamed(contract, age);
        BigDecimal streamed = quote == null
                ? null
                : Reference.of(quote, Parameter.isCombination(contract)).price();
        return streamed != null ? streamed : snapshots.now(contract, age);
    }

    /** The price; fails with a {@link Missing} if none is known within two seconds. */
    CompletionStage<BigDecimal> find(String contract) {
        BigDecimal price = now(contract, FRESH);
        if (price != null) {
            return CompletableFuture.completedFuture(price);
        }
        return snapshots.ask(contract, result -> new Question(contract, result).ask());
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
            Timers.Alarm alarm = timers.after(PATIENCE, this::giveUp);
            result.whenComplete((price, failure) -> alarm.cancel());
        }

        private void giveUp() {
            result.completeExceptionally(new Missing(
                    "no market price of " + contract + " within " + PATIENCE.toSeconds() + " s: " + problem));
        }

        void ask() {
            long at = timers.nanoTime();
            gateway.snapshot(contract, PATIENCE.minusNanos(at - begun)).whenComplete((answer, failure) -> {
                if (failure == null) {
                    answered(answer, at);
                } else {
                    again(Causes.of(failure).getMessage());
                }
            });
        }

        private void answered(Quotes quotes, long at) {
            Reference reference = quotes.quotes().isEmpty()
                    ? new Reference(null, "IBKR tells nothing of it")
                    : Reference.of(quotes.quotes().get(0), Parameter.isCombination(contract));
            if (reference.price() == null) {
                again(reference.problem());
            } else {
                snapshots.keep(contract, reference.price(), at);
                result.complete(reference.price());
            }
        }

        private void again(String why) {
            problem = why;
            timers.after(PAUSE, () -> {
                if (!result.isDone()) {
                    ask();
                }
            });
        }
    }
}
