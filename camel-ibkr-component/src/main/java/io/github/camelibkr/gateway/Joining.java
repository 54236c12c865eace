package io.github.camelibkr.gateway;

import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.NoAnswerException;
import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Patience;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Waits with somebody who has asked the same already, but no longer than one would have waited alone. If the other was
 * less patient, one asks oneself.
 */
public final class Joining {

    private Joining() {}

    /**
     * What the other is told, or what is told to oneself.
     *
     * @param asked the other's question
     * @param patience one's own
     * @param what it is, for the message
     * @param repeatable whether it may be asked once more if the other did not wait for the answer
     * @param anew asks oneself, with the patience that is left
     * @return fails with {@link PacingException} if it takes too long
     */
    public static <T> CompletionStage<T> join(
            CompletableFuture<T> asked,
            Patience patience,
            Timers timers,
            String what,
            boolean repeatable,
            Function<Patience, CompletionStage<T>> anew) {
        CompletableFuture<T> own = asked.copy();
        if (own.isDone()) {
            return own;
        }
        long begun = timers.nanoTime();
        Duration longest = patience.maxWait().plus(patience.requestTimeout());
        Timers.Alarm alarm = timers.after(
                longest,
                () -> own.completeExceptionally(
                        new PacingException(what + " was asked already, and not answered within " + longest.toMillis()
                                + " ms; it was not sent a second time")));
        own.whenComplete((answer, failure) -> alarm.cancel());
        return own.exceptionallyCompose(failure -> {
            Duration left = patience.maxWait().minusNanos(timers.nanoTime() - begun);
            Throwable cause = Causes.of(failure);
            // a penalty is for all
            boolean isPenalty = cause instanceof PacingException pacing && pacing.isPenalty();
            boolean mayAsk = Causes.hasNotLeft(cause) && !isPenalty || repeatable && cause instanceof NoAnswerException;
            return asked.isDone() && !left.isNegative() && mayAsk
                    ? anew.apply(patience.waiting(left))
                    : CompletableFuture.failedFuture(failure);
        });
    }
}
