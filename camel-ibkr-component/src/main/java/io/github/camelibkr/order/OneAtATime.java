package io.github.camelibkr.order;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Runs asynchronous work strictly one after the other, in the order in which it came. A second order would discard the
 * question that the first is being asked (quirk 52). No thread waits.
 */
final class OneAtATime {

    private final ArrayDeque<Turn<?>> waiting = new ArrayDeque<>(); // guarded by this
    private boolean busy; // guarded by this

    <T> CompletionStage<T> run(Supplier<CompletionStage<T>> work) {
        Turn<T> turn = new Turn<>(work);
        synchronized (this) {
            waiting.add(turn);
            if (busy) {
                return turn.result;
            }
            busy = true;
        }
        drain();
        return turn.result;
    }

    /** A loop, and not a call from one turn into the next: a thousand that fail at once must not fill the stack. */
    private void drain() {
        while (true) {
            Turn<?> turn;
            synchronized (this) {
                turn = waiting.poll();
                busy = turn != null;
            }
            if (turn == null || !turn.take()) {
                return;
            }
        }
    }

    private final class Turn<T> {

        private final Supplier<CompletionStage<T>> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        /** Set by whichever comes second: the end of the work, or the return of {@link #take}. */
        private final AtomicBoolean first = new AtomicBoolean(true);

        Turn(Supplier<CompletionStage<T>> work) {
            this.work = work;
        }

        /** Whether the work has ended within the call; otherwise its end goes on with the next. */
        boolean take() {
            CompletionStage<T> running;
            try {
                running = work.get();
            } catch (RuntimeException | Error e) {
                running = CompletableFuture.failedFuture(e);
            }
            running.whenComplete((value, failure) -> {
                if (failure == null) {
                    result.complete(value);
                } else {
                    result.completeExceptionally(failure);
                }
                if (!first.compareAndSet(true, false)) {
                    drain();
                }
            });
            return !first.compareAndSet(true, false);
        }
    }
}
