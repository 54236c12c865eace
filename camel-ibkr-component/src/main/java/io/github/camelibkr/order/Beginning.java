package io.github.camelibkr.order;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Something that must be done once before anything else, such as to read what was left behind. All who come meanwhile
 * wait, and go on in the order in which they came.
 */
final class Beginning {

    private final Runnable work;
    private final Executor desk;
    /** Told after each attempt whether it failed. */
    private final Consumer<Boolean> ended;

    private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>(); // guarded by this
    private boolean done; // guarded by this

    /** {@code work} fails with a {@link RuntimeException} if it is to be tried again for the next who comes. */
    Beginning(Runnable work, Executor desk, Consumer<Boolean> ended) {
        this.work = work;
        this.desk = desk;
        this.ended = ended;
    }

    /** Completes once it is done, at once if it is; fails as the work does. */
    CompletionStage<Void> await() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        synchronized (this) {
            if (!done) {
                waiting.add(mine);
                if (waiting.size() == 1) {
                    desk.execute(this::attempt);
                }
                return mine;
            }
        }
        mine.complete(null);
        return mine;
    }

    /** It is to be done once more; nobody waits for that who was let through before. */
    void again() {
        synchronized (this) {
            done = false;
        }
        await();
    }

    private void attempt() {
        RuntimeException failure = null;
        try {
            work.run();
        } catch (RuntimeException e) {
            failure = e;
        }
        ended.accept(failure != null);
        boolean more = true;
        while (more) {
            CompletableFuture<Void> first;
            synchronized (this) {
                first = waiting.peek();
            }
            if (failure == null) {
                first.complete(null);
            } else {
                first.completeExceptionally(failure);
            }
            synchronized (this) {
                // only now: who comes meanwhile comes after those who wait
                waiting.remove();
                more = !waiting.isEmpty();
                done = !more && failure == null;
            }
        }
    }
}
