package io.github.camelibkr.order;

import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderState;
import io.github.camelibkr.model.OrderUpdate;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Waits for accepted orders to come to their end: filled, or cancelled. */
final class Endings {

    private final OrderWatch watch;
    private final Set<Waiting> all = ConcurrentHashMap.newKeySet();

    private record Waiting(OrderOutcome outcome, CompletableFuture<OrderOutcome> end) {}

    Endings(OrderWatch watch) {
        this.watch = watch;
    }

    /** The same outcome, once the order is over, with how it ended; at once if it was not accepted. */
    CompletionStage<OrderOutcome> of(OrderOutcome outcome) {
        if (outcome.state() != OrderOutcome.State.ACCEPTED || outcome.orderId() == null) {
            return CompletableFuture.completedFuture(outcome);
        }
        Waiting waiting = new Waiting(outcome, new CompletableFuture<>());
        all.add(waiting);
        Runnable leave = watch.watch(update -> {
            if (outcome.orderId().equals(Long.toString(update.orderId())) && OrderState.isFinal(update.status())) {
                waiting.end().complete(ended(outcome, update));
            }
        });
        return waiting.end().whenComplete((end, failure) -> {
            all.remove(waiting);
            leave.run();
        });
    }

    private static OrderOutcome ended(OrderOutcome outcome, OrderUpdate update) {
        return new OrderOutcome(
                outcome.state(),
                outcome.accountId(),
                outcome.orderId(),
                outcome.clientOrderId(),
                update.status(),
                outcome.question(),
                outcome.confirmed(),
                outcome.text(),
                outcome.legs(),
                update);
    }

    /** Nobody waits any longer: each goes on with what is known. */
    void release() {
        all.forEach(waiting -> waiting.end().complete(waiting.outcome()));
    }
}
