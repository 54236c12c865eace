package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class BeginningTest {

    private final Deque<Runnable> desk = new ArrayDeque<>();
    private final List<Boolean> ended = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private int done;
    private RuntimeException failure;
    private final Beginning beginning = new Beginning(
            () -> {
                done++;
                if (failure != null) {
                    throw failure;
                }
            },
            desk::add,
            ended::add);

    private CompletionStage<Void> come(String who) {
        return beginning.await().whenComplete((nothing, failed) -> order.add(who + (failed == null ? "" : " failed")));
    }

    @Test
    void await_many_goOnInTheirOrderAfterOneAttempt() {
        come("a");
        come("b");
        come("c");
        assertThat(order).isEmpty();
        assertThat(desk).hasSize(1);

        desk.remove().run();

        assertThat(order).containsExactly("a", "b", "c");
        assertThat(done).isEqualTo(1);
        assertThat(ended).containsExactly(false);
        come("d");
        assertThat(order).endsWith("d");
        assertThat(desk).isEmpty();
    }

    @Test
    void await_failure_isToldToAllAndTriedForTheNext() {
        failure = new IllegalStateException("no disk");
        CompletionStage<Void> first = come("a");
        come("b");

        desk.remove().run();

        assertThat(order).containsExactly("a failed", "b failed");
        assertThat(first).failsWithin(Duration.ZERO).withThrowableThat().withMessageContaining("no disk");
        assertThat(ended).containsExactly(true);

        failure = null;
        come("c");
        assertThat(order).hasSize(2);
        desk.remove().run();
        assertThat(order).endsWith("c");
        assertThat(done).isEqualTo(2);
    }

    @Test
    void await_whoComesMeanwhile_comesAfterThoseWhoWait() {
        beginning.await().whenComplete((nothing, failed) -> {
            order.add("a");
            come("late");
        });
        come("b");

        desk.remove().run();

        assertThat(order).containsExactly("a", "b", "late");
        assertThat(desk).isEmpty();
    }

    @Test
    void again_doesItOnceMore() {
        come("a");
        desk.remove().run();

        beginning.again();
        come("b");
        assertThat(order).containsExactly("a");
        desk.remove().run();

        assertThat(done).isEqualTo(2);
        assertThat(order).containsExactly("a", "b");
        assertThat(desk).isEmpty();
    }
}
