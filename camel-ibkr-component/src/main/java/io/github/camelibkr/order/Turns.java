package io.github.camelibkr.order;

import io.github.camelibkr.model.Causes;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Lets the orders of one account go on in the order in which they came, however long each was looked into before. One
 * that fails keeps nobody waiting, and waits for nobody.
 */
final class Turns {

    private final Executor desk;
    private final Map<String, Line> lines = new HashMap<>(); // guarded by this

    /** Those of one account. */
    private static final class Line {
        private final ArrayDeque<Turn<?>> turns = new ArrayDeque<>();
        private boolean moving;
    }

    private static final class Turn<T> {
        private final CompletableFuture<?> ready;
        private final Supplier<CompletionStage<T>> next;
        private final CompletableFuture<T> result = new CompletableFuture<>();

        Turn(CompletableFuture<?> ready, Supplier<CompletionStage<T>> next) {
            this.ready = ready;
            this.next = next;
        }

        void go() {
            try {
                next.get().whenComplete((value, failure) -> {
                    if (failure == null) {
                        result.complete(value);
                    } else {
                        result.completeExceptionally(Causes.of(failure));
                    }
                });
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        }
    }

    /** {@code desk} has the threads for whoever goes on later; what is ready at once goes on on its own thread. */
    Turns(Executor desk) {
        this.desk = desk;
    }

    /**
     * Goes on once it is ready, and all that came before have gone on or failed.
     *
     * @param account whose turn it is
     * @param ready what must succeed first
     * @param next how it goes on
     */
    <T> CompletionStage<T> take(String account, CompletionStage<?> ready, Supplier<CompletionStage<T>> next) {
        Turn<T> turn = new Turn<>(ready.toCompletableFuture(), next);
        synchronized (this) {
            lines.computeIfAbsent(account, any -> new Line()).turns.add(turn);
        }
        if (turn.ready.isDone()) {
            looked(account, turn);
        } else {
            turn.ready.whenComplete((done, failure) -> desk.execute(() -> looked(account, turn)));
        }
        return turn.result;
    }

    private void looked(String account, Turn<?> turn) {
        if (turn.ready.isCompletedExceptionally()) {
            synchronized (this) {
                Line line = lines.get(account);
                if (line != null) {
                    line.turns.remove(turn);
                }
            }
            turn.ready.whenComplete((done, failure) -> turn.result.completeExceptionally(Causes.of(failure)));
        }
        move(account);
    }

    private void move(String account) {
        boolean mine = false;
        while (true) {
            Turn<?> first;
            synchronized (this) {
                Line line = lines.get(account);
                if (line == null || line.moving && !mine) {
                    // whoever moves it looks once more before he ends
                    return;
                }
                first = line.turns.peek();
                boolean moves = first != null && first.ready.isDone() && !first.ready.isCompletedExceptionally();
                line.moving = moves;
                mine = moves;
                if (moves) {
                    line.turns.remove();
                } else {
                    if (first == null) {
                        lines.remove(account);
                    }
                    return;
                }
            }
            first.go();
        }
    }
}
