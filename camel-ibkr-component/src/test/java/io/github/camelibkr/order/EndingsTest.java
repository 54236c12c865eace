package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderState;
import io.github.camelibkr.model.OrderUpdate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EndingsTest {

    private static final OrderOutcome TAKEN = outcome(OrderOutcome.State.ACCEPTED, "17");

    private final List<Consumer<OrderUpdate>> watchers = new ArrayList<>();
    private Runnable whileItBegins = () -> {};
    private final Endings endings = new Endings(watcher -> {
        watchers.add(watcher);
        whileItBegins.run();
        return () -> watchers.remove(watcher);
    });

    private static OrderOutcome outcome(OrderOutcome.State state, String orderId) {
        return new OrderOutcome(state, "DU1", orderId, "c-1", "Submitted", null, null, null, null, null);
    }

    private CompletableFuture<OrderOutcome> wait(OrderOutcome outcome) {
        return endings.of(outcome).toCompletableFuture();
    }

    private void shown(String row) throws IOException {
        OrderState state = new OrderState();
        state.merge(new ObjectMapper().readTree(row));
        OrderUpdate update = state.take();
        List.copyOf(watchers).forEach(watcher -> watcher.accept(update));
    }

    @Test
    void of_acceptedOrder_waitsUntilItIsOver() throws IOException {
        CompletableFuture<OrderOutcome> end = wait(TAKEN);

        shown("{\"orderId\":17,\"status\":\"Submitted\"}");
        shown("{\"orderId\":18,\"status\":\"Filled\"}");
        assertThat(end).isNotDone();
        shown("{\"orderId\":17,\"status\":\"Filled\",\"filledQuantity\":2}");

        assertThat(end).isCompleted();
        assertThat(end.join().status()).isEqualTo("Filled");
        assertThat(end.join().order().filled()).isEqualByComparingTo("2");
        assertThat(watchers).isEmpty();
    }

    @Test
    void of_orderThatWasNotAccepted_orHasNoId_doesNotWait() {
        OrderOutcome discarded = outcome(OrderOutcome.State.DISCARDED, null);
        OrderOutcome nameless = outcome(OrderOutcome.State.ACCEPTED, null);

        assertThat(wait(discarded)).isCompletedWithValue(discarded);
        assertThat(wait(nameless)).isCompletedWithValue(nameless);
        assertThat(watchers).isEmpty();
    }

    @Test
    void O15_release_letsThoseGoOnWhoWait() {
        CompletableFuture<OrderOutcome> end = wait(TAKEN);

        endings.release();

        assertThat(end).isCompletedWithValue(TAKEN);
        assertThat(watchers).isEmpty();
    }

    @Test
    void O15_release_letsThoseGoOnWhoComeLater() {
        endings.release();

        assertThat(wait(TAKEN)).isCompletedWithValue(TAKEN);
        assertThat(watchers).isEmpty();
    }

    @Test
    void O15_release_whileSomebodyBeginsToWait_letsHimGoOn() {
        whileItBegins = endings::release;

        assertThat(wait(TAKEN)).isCompletedWithValue(TAKEN);
        assertThat(watchers).isEmpty();
    }
}
