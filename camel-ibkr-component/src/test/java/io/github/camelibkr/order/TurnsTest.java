package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The turns of an account")
class TurnsTest {

    private final List<String> gone = new ArrayList<>();
    private final Turns turns = new Turns(Runnable::run);

    private CompletionStage<String> take(String account, String name, CompletableFuture<Void> ready) {
        return turns.take(account, ready, () -> {
            gone.add(name);
            return CompletableFuture.completedFuture(name);
        });
    }

    private static CompletableFuture<Void> now() {
        return CompletableFuture.completedFuture(null);
    }

    @Test
    void take_readyAtOnce_goesOnAtOnce() {
        assertThat(take("a", "1", now())).isCompletedWithValue("1");
        assertThat(take("a", "2", now())).isCompletedWithValue("2");
    }

    @Test
    void O11_take_readyInAnotherOrder_goOnInTheOrderInWhichTheyCame() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> second = new CompletableFuture<>();
        take("a", "1", first);
        take("a", "2", second);
        take("a", "3", now());

        second.complete(null);
        assertThat(gone).isEmpty();
        first.complete(null);

        assertThat(gone).containsExactly("1", "2", "3");
    }

    @Test
    void take_ofAnotherAccount_waitsForNobody() {
        take("a", "1", new CompletableFuture<>());

        take("b", "2", now());

        assertThat(gone).containsExactly("2");
    }

    @Test
    void take_thatFails_isTellingAtOnceAndKeepsNobodyWaiting() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> second = new CompletableFuture<>();
        IllegalStateException no = new IllegalStateException("no");
        take("a", "1", first);
        CompletionStage<String> failed = take("a", "2", second);
        take("a", "3", now());

        second.completeExceptionally(no);
        assertThat(failed.handle((value, failure) -> failure)).isCompletedWithValue(no);
        assertThat(gone).isEmpty();
        first.completeExceptionally(no);

        assertThat(gone).containsExactly("3");
        assertThat(take("a", "4", now())).isCompletedWithValue("4");
    }

    @Test
    void take_thatThrowsWhenItGoesOn_keepsNobodyWaiting() {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        CompletionStage<String> failed = turns.take("a", ready, () -> {
            throw new IllegalStateException("no");
        });
        take("a", "2", now());

        ready.complete(null);

        assertThat(failed).isCompletedExceptionally();
        assertThat(gone).containsExactly("2");
    }

    @Test
    void take_whileOneGoesOn_followsIt() {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        turns.take("a", ready, () -> {
            // it came while the first was going on: its turn is behind it
            take("a", "within", now());
            gone.add("first");
            return now();
        });

        ready.complete(null);

        assertThat(gone).containsExactly("first", "within");
    }

    @Test
    void take_whatFailsLater_tellsWhy() {
        IllegalStateException no = new IllegalStateException("no");

        CompletionStage<String> failed = turns.take("a", now(), () -> CompletableFuture.failedFuture(no));

        assertThat(failed.handle((value, failure) -> failure)).isCompletedWithValue(no);
    }
}
