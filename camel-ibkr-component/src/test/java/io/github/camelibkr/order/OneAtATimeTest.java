package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class OneAtATimeTest {

    private final OneAtATime orders = new OneAtATime();

    @Test
    void run_severalAtOnce_eachBeginsWhenTheOneBeforeHasEnded() {
        List<String> log = new ArrayList<>();
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> second = new CompletableFuture<>();

        orders.run(() -> begin(log, "first", first));
        orders.run(() -> begin(log, "second", second));
        orders.run(() -> begin(log, "third", new CompletableFuture<>()));
        assertThat(log).containsExactly("first");

        first.complete("done");
        assertThat(log).containsExactly("first", "second");
        second.completeExceptionally(new IllegalStateException("failed"));
        assertThat(log).containsExactly("first", "second", "third");
    }

    private static CompletionStage<String> begin(List<String> log, String name, CompletableFuture<String> end) {
        log.add(name);
        return end;
    }

    @Test
    void run_manyThatEndAtOnce_allEndAndTheNextStillRuns() {
        CompletableFuture<String> gate = new CompletableFuture<>();
        orders.run(() -> gate);
        List<CompletionStage<String>> waiting = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            waiting.add(orders.run(() -> CompletableFuture.failedFuture(new IllegalStateException("at once"))));
        }

        gate.complete("open");

        assertThat(waiting)
                .allSatisfy(end -> assertThat(end.toCompletableFuture()).isCompletedExceptionally());
        assertThat(orders.run(() -> CompletableFuture.completedFuture("next")).toCompletableFuture())
                .isCompletedWithValue("next");
    }

    @Test
    void run_workThatThrows_failsAndLetsTheNextRun() {
        CompletionStage<String> thrown = orders.run(() -> {
            throw new StackOverflowError("anything");
        });

        assertThat(thrown.toCompletableFuture()).isCompletedExceptionally();
        assertThat(orders.run(() -> CompletableFuture.completedFuture("next")).toCompletableFuture())
                .isCompletedWithValue("next");
    }
}
