package io.github.camelibkr.order;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Runs asynchronous work strictly one after the other, in the order in which it came. A second order would discard the
 * question that the first is being asked (quirk 52). No thread waits.
 */
final class OneAtATime {

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>(); // guarded by this
    private boolean busy; // guarded by this

    <T> CompletionStage<T> run(Supplier<CompletionStage<T>> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable turn = () -> start(work, result);
        synchronized (this) {
            if (busy) {
                waiting.add(turn);
                return result;
            }
            busy = true;
        }
        turn.run();
        return result;
    }

    private <T> void start(Supplier<CompletionStage<T>> work, CompletableFuture<T> result) {
        CompletionStage<T> running;
        try {
            running = work.get();
        } catch (RuntimeException e) {
            running = CompletableFuture.failedFuture(e);
        }
        running.whenComplete((value, failure) -> {
            next();
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
        });
    }

    private void next() {
        Runnable turn;
        synchronized (this) {
            turn = waiting.poll();
            busy = turn != null;
        }
        if (turn != null) {
            turn.run();
        }
    }
}
