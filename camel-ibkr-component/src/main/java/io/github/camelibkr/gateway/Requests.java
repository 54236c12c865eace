package io.github.camelibkr.gateway;

import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.NoAnswerException;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.pacing.Claim;
import io.github.camelibkr.pacing.Pacer;
import io.github.camelibkr.pacing.Slot;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.GatewayHttp;
import io.github.camelibkr.wire.Request;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;

/** Sends requests of one gateway: when the pacer allows it, on a thread of a pool, and once. */
final class Requests {

    /** How often a question is asked again over which the gateway broke down. */
    private static final int REPEATS = 2;

    private static final long SHORTEST_PAUSE = 200;

    private final Pacer pacer;
    private final Pacer.User user;
    private final GatewayHttp http;
    private final Timers timers;
    private final Duration firstByte;

    Requests(Pacer pacer, Pacer.User user, GatewayHttp http, Timers timers, Duration firstByte) {
        this.pacer = pacer;
        this.user = user;
        this.http = http;
        this.timers = timers;
        this.firstByte = firstByte;
    }

    /** Sends a request; one that changes nothing is sent up to twice more if the gateway breaks down over it. */
    CompletableFuture<Answer> send(Request request, ExecutorService pool) {
        return request.repeatable() ? repeat(request, pool, 0) : once(request, pool, timers, false);
    }

    private CompletableFuture<Answer> repeat(Request request, ExecutorService pool, int repeats) {
        CompletableFuture<Answer> attempt = once(request, pool, timers, false);
        return attempt.handle((answer, failure) -> {
                    if (repeats == REPEATS
                            || isRare(request)
                            || !(failure == null ? isBreakdown(answer) : isLoss(failure))) {
                        return attempt;
                    }
                    long millis =
                            SHORTEST_PAUSE + ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE << (repeats + 1));
                    // where there is no room for another, what IBKR said is more than that there is none
                    return timers.pause(Duration.ofMillis(millis))
                            .thenCompose(over -> repeat(request, pool, repeats + 1))
                            .exceptionallyCompose(refused -> Causes.of(refused) instanceof PacingException
                                    ? attempt
                                    : CompletableFuture.failedFuture(refused));
                })
                .thenCompose(next -> next);
    }

    /** It may be asked so rarely that nobody would wait for a second try. */
    private static boolean isRare(Request request) {
        return request.pace() != null
                && request.pace().window().compareTo(request.patience().maxWait()) > 0;
    }

    /** An answer in which nobody says what was wrong; whoever says it would say it again (quirks 29 and 30). */
    private static boolean isBreakdown(Answer answer) {
        return answer.status() >= 500 && answer.json() == null;
    }

    /** The answer was lost, and not just slow: who has been waiting long enough is told so. */
    private static boolean isLoss(Throwable failure) {
        Throwable cause = Causes.of(failure);
        return cause instanceof NoAnswerException && cause.getCause() != null;
    }

    /**
     * Sends a request, once.
     *
     * @param clock for its deadlines
     * @param probe whether it asks if the gateway still answers, and has no deadline
     */
    CompletableFuture<Answer> once(Request request, ExecutorService pool, Timers clock, boolean probe) {
        CompletableFuture<Answer> result = new CompletableFuture<>();
        Claim claim = new Claim(
                user,
                clock,
                request.patience().who(),
                request.priority(),
                request.pace(),
                request.patience().maxWait(),
                probe,
                request.conversation(),
                slot -> run(request, slot, pool, clock, result),
                result::completeExceptionally);
        pacer.ask(claim);
        result.whenComplete((answer, failure) -> {
            if (result.isCancelled()) {
                pacer.cancel(claim);
            }
        });
        return result;
    }

    private void run(Request request, Slot slot, ExecutorService pool, Timers clock, CompletableFuture<Answer> result) {
        if (result.isDone()) {
            slot.unused();
            return;
        }
        try {
            pool.execute(new Call(request, slot, http, clock, firstByte, result));
        } catch (RejectedExecutionException e) {
            if (!pool.isShutdown()) {
                // the thread whose request is over is not back yet
                clock.after(Duration.ofMillis(1), () -> run(request, slot, pool, clock, result));
                return;
            }
            slot.unused();
            result.completeExceptionally(new NotConnectedException(
                    request.operation() + " was not sent: the gateway connection is closing", e));
        }
    }
}
